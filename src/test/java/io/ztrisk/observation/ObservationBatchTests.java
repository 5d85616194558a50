package io.ztrisk.observation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.test.EmptyTable;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Observations of many users are read by user, also with a plan that was made while the
 * table was small.
 */
@ServerTest
class ObservationBatchTests {

	private static final int USERS = 20_000;

	private static final Behavior TRAVEL = new Behavior("imp_travel");

	private static final Instant HOUR = Instant.parse("2026-11-24T08:00:00Z");

	@Test
	void anHourOfManyUsersIsReadByUser(@Autowired Environment server) {
		try (EmptyTable observations = new EmptyTable(server, "observation")) {
			HourlyLimits limits = new HourlyLimits(observations.jdbc(), new JsonMapper());
			observe(observations, "acme", 0, 999);
			assertThat(limits.update("acme", Map.of(TRAVEL, new HourlyLimits.Limit(1, 0)), hours(1000), Map.of())
				.overLimit()).isEmpty();
			observe(observations, "acme", 1000, USERS - 1);
			assertThat(limits.update("acme", Map.of(TRAVEL, new HourlyLimits.Limit(0, 0)), hours(USERS), Map.of())
				.overLimit()).hasSize(USERS);
		}
	}

	@Test
	void windowsOfManyUsersAreReadByUser(@Autowired Environment server) {
		try (EmptyTable observations = new EmptyTable(server, "observation")) {
			ObservationRepository repository = new ObservationRepository(observations.jdbc(), new JsonMapper());
			observe(observations, "acme", 0, 999);
			assertThat(count(repository, 1000)).isEqualTo(1000);
			observe(observations, "acme", 1000, USERS - 1);
			assertThat(count(repository, USERS)).isEqualTo(USERS);
		}
	}

	@Test
	void anAccountWithoutStatisticsIsReadByUser(@Autowired Environment server) {
		try (EmptyTable observations = new EmptyTable(server, "observation")) {
			observations.jdbc().sql("set plan_cache_mode = force_custom_plan").update();
			observe(observations, "known", 0, USERS - 1);
			observations.jdbc().sql("analyze observation").update();
			observe(observations, "acme", 0, USERS - 1);
			HourlyLimits limits = new HourlyLimits(observations.jdbc(), new JsonMapper());
			assertThat(limits.update("acme", Map.of(TRAVEL, new HourlyLimits.Limit(0, 0)), hours(USERS), Map.of())
				.overLimit()).hasSize(USERS);
			assertThat(count(new ObservationRepository(observations.jdbc(), new JsonMapper()), USERS)).isZero();
			assertThat(new ObservationMoves(observations.jdbc()).deleteExpired("acme", HOUR.plusSeconds(1)))
				.isEqualTo(1000);
		}
	}

	private static long count(ObservationRepository repository, int users) {
		List<TimeWindow> windows = hours(users).stream()
			.map((hour) -> new TimeWindow(hour.group(), hour.start(), hour.start().plusSeconds(3600)))
			.toList();
		try (Stream<StoredObservation> found = repository.streamInWindows("acme", windows, Map.of())) {
			return found.count();
		}
	}

	private static void observe(EmptyTable observations, String account, int first, int last) {
		observations.jdbc()
			.sql("""
					insert into observation (account_id, user_id, behavior, record, occurred_at, facts, content)
					select :account, cast(lpad(to_hex(i), 32, '0') as uuid), 'imp_travel', gen_random_uuid(),
						cast(:hour as timestamptz), '{}', gen_random_uuid()
					from generate_series(:first, :last) as i""")
			.param("account", account)
			.param("hour", HOUR.toString())
			.param("first", first)
			.param("last", last)
			.update();
	}

	private static List<Hour> hours(int users) {
		return IntStream.range(0, users).mapToObj((i) -> new Hour(new UUID(0, i), TRAVEL, HOUR)).toList();
	}

}
