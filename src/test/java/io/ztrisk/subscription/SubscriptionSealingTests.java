package io.ztrisk.subscription;

import java.util.UUID;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sealed secrets are replaced beside calls and passes that use them.
 */
@ServerTest
class SubscriptionSealingTests {

	private static final byte[] BEFORE = { 1, 2, 3 };

	private static final byte[] ANEW = { 4, 5 };

	private final Account account;

	private final SubscriptionRepository subscriptions;

	private final JdbcClient database;

	private final UUID id = UUID.randomUUID();

	@Autowired
	SubscriptionSealingTests(@LocalServerPort int port, SubscriptionRepository subscriptions, JdbcClient database) {
		this.account = new Account(port);
		this.subscriptions = subscriptions;
		this.database = database;
	}

	@Test
	void aReplacedSealKeepsTheLease() {
		insert(this.account.id());
		assertThat(this.subscriptions.replaceSealed(this.account.id(), this.id, BEFORE, ANEW)).isEqualTo(1);
		Subscription replaced = this.subscriptions.find(this.account.id(), this.id).orElseThrow();
		assertThat(replaced.sealed()).isEqualTo(ANEW);
		assertThat(this.database.sql("select lease from subscription where account_id = :account and id = :id")
			.param("account", this.account.id())
			.param("id", this.id)
			.query(Long.class)
			.single()).isEqualTo(7);
	}

	@Test
	void aSealThatACallHasChangedStays() {
		insert(this.account.id());
		assertThat(this.subscriptions.replaceSealed(this.account.id(), this.id, ANEW, BEFORE)).isZero();
		assertThat(this.subscriptions.find(this.account.id(), this.id).orElseThrow().sealed()).isEqualTo(BEFORE);
	}

	@Test
	void accountsAreVisitedOneAfterAnother() {
		insert(this.account.id() + "b");
		insert(this.account.id() + "a");
		assertThat(this.subscriptions.accountAfter(this.account.id())).contains(this.account.id() + "a");
		assertThat(this.subscriptions.accountAfter(this.account.id() + "a")).contains(this.account.id() + "b");
		assertThat(this.subscriptions.sealed(this.account.id() + "a")).hasSize(1);
		assertThat(this.subscriptions.sealed(this.account.id())).isEmpty();
	}

	private void insert(String accountId) {
		this.database
			.sql("""
					insert into subscription (account_id, id, kind, url, config, sealed, status, position, lease, rests, urgent,
						created_at)
					values (:account, :id, 'webhook', 'https://example.org', '{}', :sealed, 'paused', 0, 7, 0, false, now())""")
			.param("account", accountId)
			.param("id", this.id)
			.param("sealed", BEFORE)
			.update();
	}

}
