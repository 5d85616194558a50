package io.ztrisk.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.ztrisk.test.Account;
import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.Scores;
import io.ztrisk.test.SettableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two accounts live through the same years, with resets and merges at random; in one of
 * them old rows are pruned now and then. The scores are the same.
 */
@AgingServerTest
class ForgottenHistoryTests {

	private static final int USERS = 6;

	private static final int STEPS = 80;

	private final Account forgetful;

	private final Account other;

	@Autowired
	private DataSource dataSource;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	@Autowired
	private List<Prunable> prunables;

	private int ids;

	ForgottenHistoryTests(@LocalServerPort int port) {
		this.forgetful = new Account(port);
		this.other = new Account(port);
		for (Account account : List.of(this.forgetful, this.other)) {
			account.enable("imp_travel", "high");
			account.enable("high_dlp", "medium");
			account.enable("security_domain", "low");
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void pruningChangesNoScore(long seed) {
		Random random = new Random(seed);
		int merged = 0;
		long forgotten = 0;
		for (int step = 0; step < STEPS; step++) {
			this.clock.pass(Duration.ofHours(random.nextInt(20 * 24)));
			int user = random.nextInt(USERS);
			switch (random.nextInt(6)) {
				case 0 -> both((account) -> account.reset(user(user)));
				case 1 -> both((account) -> account.reset(account.derivedId(email(user))));
				case 2 -> forgotten += prune();
				case 3 -> {
					if (random.nextInt(4) == 0 && isExact(user)) {
						both((account) -> account
							.putUsers("{\"id\":\"" + user(user) + "\",\"email\":\"" + email(user) + "\"}"));
						merged++;
					}
				}
				default -> {
					List<String> events = events(random);
					both((account) -> account.report(events.toArray(String[]::new)));
				}
			}
			assertThat(scores(this.forgetful)).isEqualTo(scores(this.other));
		}
		forgotten += prune();
		assertThat(scores(this.forgetful)).isEqualTo(scores(this.other));
		new Scores(this.dataSource).assertTrue(this.forgetful);
		assertThat(new Scores(this.dataSource).events(this.other) - new Scores(this.dataSource).events(this.forgetful))
			.isEqualTo(forgotten)
			.isGreaterThan(50);
		assertThat(merged).isPositive();
	}

	/** Some of them by id and some by e-mail, as late as may be. */
	private List<String> events(Random random) {
		List<String> events = new ArrayList<>();
		for (int i = random.nextInt(12); i >= 0; i--) {
			int user = random.nextInt(USERS);
			Instant at = this.clock.instant().minusSeconds((long) (Math.pow(random.nextDouble(), 3) * 100 * 86_400));
			events.add(Account.event(List.of("imp_travel", "high_dlp", "security_domain").get(random.nextInt(3)),
					"e" + this.ids++, random.nextBoolean() ? user(user) : email(user), at.toString()));
		}
		return events;
	}

	private long prune() {
		Scores scores = new Scores(this.dataSource);
		long before = scores.events(this.forgetful);
		for (Prunable prunable : this.prunables) {
			BooleanSupplier batches = prunable.batches(this.forgetful.id(),
					this.clock.instant().minus(prunable.period()).minus(Duration.ofDays(1)));
			boolean more = true;
			while (more) {
				more = batches.getAsBoolean();
			}
		}
		scores.assertTrue(this.forgetful);
		return before - scores.events(this.forgetful);
	}

	/**
	 * Returns whether no pruned event of one of two users is close to a reset that only
	 * the other one had: in that case the number of events that count after a merge is
	 * unknown.
	 */
	private boolean isExact(int user) {
		return this.database.sql("""
				select count(*)
				from users as one join users as other using (account_id)
				where account_id = :account and one.id in (:ids) and other.id in (:ids) and one.id <> other.id
					and one.folded_last > other.last_reset
					and (one.last_reset is null or one.last_reset < other.last_reset)""")
			.param("account", this.forgetful.id())
			.param("ids", List.of(UUID.fromString(user(user)), UUID.fromString(this.forgetful.derivedId(email(user)))))
			.query(Long.class)
			.single() == 0;
	}

	private List<String> scores(Account account) {
		return this.database.sql("""
				select concat_ws(' ', case when derived then 'by e-mail' else id::text end, email, risk_level,
					event_count, last_event, last_reset)
				from users where account_id = :account and merged_into is null
				order by 1""").param("account", account.id()).query(String.class).list();
	}

	private void both(Consumer<Account> call) {
		call.accept(this.forgetful);
		call.accept(this.other);
	}

	private static String email(int user) {
		return "user" + user + "@example.org";
	}

}
