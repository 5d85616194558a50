package io.ztrisk.observation;

import java.util.UUID;

import io.ztrisk.test.EmptyTable;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A merge stays fast with a plan that was made while the table was empty.
 */
@ServerTest
class ObservationMovesTests {

	private static final UUID FROM = new UUID(0, 1);

	private static final UUID INTO = new UUID(0, 2);

	@Test
	void usersWithTheSameObservationsAreMerged(@Autowired Environment server) {
		try (EmptyTable table = new EmptyTable(server, "observation")) {
			ObservationMoves moves = new ObservationMoves(table.jdbc());
			assertThat(moves.move("acme", FROM, INTO)).isEmpty();
			table.jdbc()
				.sql("""
						insert into observation (account_id, user_id, behavior, record, occurred_at, facts, content)
						select 'acme', u, 'imp_travel', cast(lpad(to_hex(i), 32, '0') as uuid),
							timestamptz '2026-11-02T08:00:00Z' + case when (i % 2 = 0) = (u = cast(:into as uuid)) then interval '0 s' else interval '1 s' end,
							json_build_object('of', u), gen_random_uuid()
						from generate_series(1, 20000) as i, (values (cast(:from as uuid)), (cast(:into as uuid))) as users (u)""")
				.param("from", FROM)
				.param("into", INTO)
				.update();
			assertThat(moves.move("acme", FROM, INTO)).singleElement()
				.satisfies((removed) -> assertThat(removed.count()).isEqualTo(20_000));
			assertThat(table.jdbc()
				.sql("""
						select count(*) filter (where facts ->> 'of' = :from)
						from observation
						where account_id = 'acme' and user_id = cast(:into as uuid)
							and occurred_at = timestamptz '2026-11-02T08:00:00Z'""")
				.param("from", FROM.toString())
				.param("into", INTO)
				.query(Integer.class)
				.single()).isEqualTo(10_000);
			assertThat(table.jdbc().sql("select count(*) from observation").query(Integer.class).single())
				.isEqualTo(20_000);
		}
	}

}
