package io.ztrisk.simulation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.RowValues;
import io.ztrisk.event.EventRepository;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.StoredObservation;
import io.ztrisk.query.Snapshot;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Repository;

/**
 * Reads what a simulation needs, from a snapshot of the database.
 */
@Repository
class SimulationRepository {

	private static final int FETCH_SIZE = 500;

	private final ObservationRepository observations;

	SimulationRepository(ObservationRepository observations) {
		this.observations = observations;
	}

	/**
	 * Some users after another one, in the order of their ids.
	 * @param mostObservations the maximum number of observations that are counted
	 */
	List<SimulatedUser> usersAfter(Snapshot snapshot, String accountId, UUID after, int most, Instant since,
			int mostObservations) {
		List<Row> users = snapshot.jdbc(FETCH_SIZE)
			.sql(UserRepository.AFTER)
			.param("account", accountId)
			.param("after", after)
			.param("most", most)
			.query(Row::of)
			.list();
		Map<UUID, Integer> observations = new HashMap<>();
		snapshot.jdbc(FETCH_SIZE)
			.sql(StoredObservation.COUNTS)
			.param("account", accountId)
			.param("users", ArrayParameters.of(users, Row::id))
			.param("most", mostObservations + 1)
			.query((row) -> {
				observations.put(row.getObject("user_id", UUID.class), row.getInt("observations"));
			});
		Map<UUID, Events> events = new HashMap<>();
		snapshot.jdbc(FETCH_SIZE)
			.sql(EventRepository.LEVELS_BEFORE)
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

	/** The e-mails and foreign ids of a user. */
	Set<String> aliases(Snapshot snapshot, String accountId, UUID user) {
		return snapshot.jdbc(FETCH_SIZE)
			.sql(UserRepository.OWNED_ALIASES)
			.param("account", accountId)
			.param("user", user)
			.query(String.class)
			.set();
	}

	/** The observations that count, in the order in which they are judged. */
	Stream<StoredObservation> observations(Snapshot snapshot, String accountId, UUID user,
			SimulatedDetectors detectors) {
		return this.observations.in(snapshot).streamInWindows(accountId, detectors.windows(user), detectors.versions());
	}

	/** The stored events of a user since a time. */
	Stream<ExistingEvent> events(Snapshot snapshot, String accountId, UUID user, Instant since) {
		return snapshot.jdbc(FETCH_SIZE)
			.sql(EventRepository.SINCE)
			.param("account", accountId)
			.param("user", user)
			.param("since", since.atOffset(ZoneOffset.UTC))
			.query((row, number) -> new ExistingEvent(
					SimulatedEvent.stored(row.getObject("id", UUID.class), new Behavior(row.getString("behavior")),
							RowValues.instant(row, "occurred_at")),
					row.getBoolean("reported"), RiskLevel.ofRank(row.getInt("risk_level")),
					row.getBoolean("dismissed")))
			.stream();
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
