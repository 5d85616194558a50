package io.ztrisk.user;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.ztrisk.test.EmptyTable;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The look-ups of a batch stay fast with a plan that was made while the table was empty.
 */
@ServerTest
class UserBatchTests {

	private static final int USERS = 20_000;

	@Test
	void manyIdsAreLookedUpAtOnce(@Autowired Environment server) {
		try (EmptyTable users = new EmptyTable(server, "users")) {
			UserBatchImpl batch = new UserBatchImpl(users.jdbc(), (event) -> {
			});
			List<UUID> ids = IntStream.range(0, USERS).mapToObj((i) -> new UUID(0, i)).toList();
			assertThat(batch.known("acme", ids)).isEmpty();
			users.jdbc().sql("""
					insert into users (account_id, id, derived, email, email_at, name, name_at, event_count)
					select 'acme', cast(lpad(to_hex(i), 32, '0') as uuid), false, '', now(), '', now(), 0
					from generate_series(0, :last) as i""").param("last", USERS - 1).update();
			assertThat(batch.known("acme", ids)).hasSize(USERS);
		}
	}

	@Test
	void manyEmailsAreLookedUpAtOnce(@Autowired Environment server) {
		try (EmptyTable aliases = new EmptyTable(server, "user_alias")) {
			UserBatchImpl batch = new UserBatchImpl(aliases.jdbc(), (event) -> {
			});
			List<String> emails = IntStream.range(0, USERS).mapToObj("%d@example.com"::formatted).toList();
			assertThat(batch.owners("acme", emails)).isEmpty();
			aliases.jdbc().sql("""
					insert into user_alias (account_id, email, user_id)
					select 'acme', i || '@example.com', gen_random_uuid()
					from generate_series(0, :last) as i""").param("last", USERS - 1).update();
			assertThat(batch.owners("acme", emails)).hasSize(USERS);
		}
	}

}
