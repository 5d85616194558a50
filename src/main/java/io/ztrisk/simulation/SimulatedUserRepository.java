package io.ztrisk.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.RowValues;
import io.ztrisk.query.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Repository;

/**
 * Reads the users of a simulation from a snapshot of the database, with what is known of
 * their events and observations.
 */
@Repository
class SimulatedUserRepository {

	private static final int FETCH_SIZE = 500;

	/** The users after another one that were not merged, in the order of their ids. */
	private static final String USERS = """
			select id, email, folded_level, last_reset
			from users
			where account_id = :account and id > :after and merged_into is null
			order by id
			limit :most""";

	/** The number of observations of each user that count, up to a maximum. */
	private static final String OBSERVATIONS = """
			select id as user_id, observations
			from unnest(cast(:users as uuid[])) as sent (id)
			cross join lateral (
				select count(*) as observations
				from (
					select from observation
					where account_id = :account and user_id = sent.id and not over_limit
					limit :most) as counted) as counts
			where observations > 0""";

	/**
	 * The highest level of the events of each user that count before a time, and whether
	 * there are events since.
	 */
	private static final String EVENTS = """
			select id as user_id, highest.risk_level, recent
			from unnest(cast(:users as uuid[]), cast(:resets as timestamptz[])) as sent (id, last_reset)
			cross join lateral (
				select max(risk_level) as risk_level
				from event
				where account_id = :account and user_id = sent.id and occurred_at < :since
					and dismissed_at is null and (last_reset is null or occurred_at > last_reset)) as highest
			cross join lateral (
				select exists (
					select from event
					where account_id = :account and user_id = sent.id and occurred_at >= :since) as recent) as later
			where highest.risk_level is not null or recent""";

	/**
	 * Some users after another one, in the order of their ids.
	 * @param mostObservations the maximum number of observations that are counted
	 */
	List<SimulatedUser> after(Snapshot snapshot, String accountId, UUID after, int most, Instant since,
			int mostObservations) {
		List<Row> users = snapshot.jdbc(FETCH_SIZE)
			.sql(USERS)
			.param("account", accountId)
			.param("after", after)
			.param("most", most)
			.query(Row::of)
			.list();
		Map<UUID, Integer> observations = new HashMap<>();
		snapshot.jdbc(FETCH_SIZE)
			.sql(OBSERVATIONS)
			.param("account", accountId)
			.param("users", ArrayParameters.of(users, Row::id))
			.param("most", mostObservations + 1)
			.query((row) -> {
				observations.put(row.getObject("user_id", UUID.class), row.getInt("observations"));
			});
		Map<UUID, Events> events = new HashMap<>();
		snapshot.jdbc(FETCH_SIZE)
			.sql(EVENTS)
			.param("account", accountId)
			.param("users", ArrayParameters.of(users, Row::id))
			.param("resets", ArrayParameters.of(users, Row::lastReset))
			.param("since", since.atOffset(ZoneOffset.UTC))
			.query((row) -> {
				events.put(row.getObject("user_id", UUID.class),
						new Events(RiskLevel.ofRankOrNull(row.getInt("risk_level")), row.getBoolean("recent")));
			});
		return users.stream()
			.map((user) -> user.with(events.getOrDefault(user.id(), Events.NONE),
					observations.getOrDefault(user.id(), 0)))
			.toList();
	}

	/** The row of a user. */
	private record Row(UUID id, String email, @Nullable RiskLevel folded, @Nullable Instant lastReset) {

		static Row of(ResultSet row, int number) throws SQLException {
			return new Row(row.getObject("id", UUID.class), row.getString("email"),
					RiskLevel.ofRankOrNull(row.getInt("folded_level")), RowValues.instantOrNull(row, "last_reset"));
		}

		SimulatedUser with(Events events, int observations) {
			return new SimulatedUser(this.id, this.email, this.lastReset, RiskLevel.highest(this.folded, events.level),
					events.recent, observations);
		}

	}

	/**
	 * The stored events of a user.
	 *
	 * @param level the highest level of those before the span of time
	 * @param recent whether there are some in the span of time
	 */
	private record Events(@Nullable RiskLevel level, boolean recent) {

		static final Events NONE = new Events(null, false);

	}

}
