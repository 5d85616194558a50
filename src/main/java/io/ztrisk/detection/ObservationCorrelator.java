package io.ztrisk.detection;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.database.StatementNames;
import io.ztrisk.detector.Detector;
import io.ztrisk.detector.ObservationWindow;
import io.ztrisk.observation.FindingRepository;
import io.ztrisk.observation.Group;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.StoredObservation;
import io.ztrisk.observation.TimeWindow;
import io.ztrisk.suppressed.SuppressedFindingRepository;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Component;

/**
 * Runs the detectors that correlate several observations over the windows of time around
 * changed observations.
 */
@Component
class ObservationCorrelator {

	private final ObservationRepository observations;

	private final FindingRepository findings;

	private final SuppressedFindingRepository suppressed;

	private final UserRegistry users;

	private final DetectorMetrics metrics;

	private final StatementNames statementNames;

	ObservationCorrelator(ObservationRepository observations, FindingRepository findings,
			SuppressedFindingRepository suppressed, UserRegistry users, DetectorMetrics metrics,
			StatementNames statementNames) {
		this.observations = observations;
		this.findings = findings;
		this.suppressed = suppressed;
		this.users = users;
		this.metrics = metrics;
		this.statementNames = statementNames;
	}

	/** Stores changed findings, and returns the buckets of their events by event id. */
	Map<UUID, String> correlate(AccountId account, DetectorSet detectors, Map<UUID, User> users,
			ObservationChanges changes) {
		List<TimeWindow> windows = changes.windows();
		FindingWriter writer = new FindingWriter(account.value(), this.findings, this.suppressed, changes);
		if (windows.isEmpty()) {
			return writer.buckets();
		}
		Map<Behavior, Detector<?>> correlating = detectors.correlating();
		Map<UUID, Set<String>> excludedEmails = this.users.emailsAmong(account, users.keySet(),
				detectors.criteria().exclusions().emails());
		this.statementNames.release();
		try (Stream<StoredObservation> stored = this.observations.streamInWindows(account.value(), windows,
				detectors.versions())) {
			ObservationGroups groups = new ObservationGroups(stored.iterator());
			for (Group group = groups.next(); group != null; group = groups.next()) {
				writer.start(group);
				Detector<?> detector = Objects.requireNonNull(correlating.get(group.behavior()));
				ObservationWindow window = new ObservationWindow(groups.read(group, writer::read),
						writer::needsEvaluation, Objects.requireNonNull(users.get(group.user())).lastReset(),
						excludedEmails.getOrDefault(group.user(), Set.of()));
				this.metrics.time(detector, () -> detector.correlate(window, detectors.criteria(), writer));
			}
			writer.flush();
		}
		return writer.buckets();
	}

}
