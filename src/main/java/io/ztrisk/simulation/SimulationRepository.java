package io.ztrisk.simulation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.RowValues;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.StoredObservation;
import io.ztrisk.query.Snapshot;

import org.springframework.stereotype.Repository;

/**
 * Reads what a simulation needs of a user, from a snapshot of the database.
 */
@Repository
class SimulationRepository {

	private static final int FETCH_SIZE = 500;

	/** The e-mails and foreign ids that a user had first. */
	private static final String ALIASES = "select email from user_alias where account_id = :account and user_id = :user";

	/** The events of a user since a time. */
	private static final String EVENTS = """
			select id, behavior, bucket is null as reported, risk_level, occurred_at, dismissed_at is not null as dismissed
			from event
			where account_id = :account and user_id = :user and occurred_at >= :since""";

	private final ObservationRepository observations;

	SimulationRepository(ObservationRepository observations) {
		this.observations = observations;
	}

	/** The e-mails and foreign ids of a user. */
	Set<String> aliases(Snapshot snapshot, String accountId, UUID user) {
		return snapshot.jdbc(FETCH_SIZE)
			.sql(ALIASES)
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
			.sql(EVENTS)
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

}
