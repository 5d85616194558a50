package io.ztrisk.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detector.Findings;
import io.ztrisk.observation.Group;
import io.ztrisk.observation.HourRemoval;
import io.ztrisk.observation.RemovedObservation;
import io.ztrisk.observation.TimeWindow;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.user.User;

/**
 * Changes of observations that detectors correlate, and the windows of time in which
 * observations need evaluation because of them. A change affects the observations from
 * its own time up to the length of the detector's window after it.
 */
final class ObservationChanges {

	private final Map<Behavior, Duration> windowLengths;

	private final TimeWindows toEvaluate = new TimeWindows();

	private final TimeWindows toConfirm = new TimeWindows();

	private final Set<UUID> affectedEvents = new HashSet<>();

	ObservationChanges(Map<Behavior, Duration> windowLengths) {
		this.windowLengths = windowLengths;
	}

	void add(Collection<UserObservation> observed) {
		observed.forEach((one) -> {
			if (this.windowLengths.containsKey(one.observation().behavior())) {
				this.toEvaluate.add(window(Group.of(one), one.observation().at(), one.observation().at()));
			}
		});
	}

	void remove(Collection<RemovedObservation> removed) {
		removed.forEach((one) -> remove(Group.of(one.key()), one.at(), one.at(),
				(one.eventId() != null) ? Set.of(one.eventId()) : Set.of()));
	}

	void remove(HourRemoval removal) {
		remove(removal.hour().group(), removal.first(), removal.last(), removal.eventIds());
	}

	private void remove(Group group, Instant first, Instant last, Set<UUID> events) {
		this.affectedEvents.addAll(events);
		if (this.windowLengths.containsKey(group.behavior())) {
			requireConfirmation(window(group, first, last));
		}
	}

	/** Requires that all findings of some users are found again, or lost. */
	void requireConfirmation(Collection<UUID> users) {
		users.forEach((user) -> this.windowLengths.keySet()
			.forEach((behavior) -> requireConfirmation(
					new TimeWindow(new Group(user, behavior), Instant.MIN, Instant.MAX))));
	}

	/** Adds all observations of a user. Findings after the reset must be found again. */
	void addAll(User user) {
		for (Behavior behavior : this.windowLengths.keySet()) {
			Group group = new Group(user.id(), behavior);
			this.toEvaluate.add(new TimeWindow(group, Instant.MIN, Instant.MAX));
			if (user.lastReset() != null) {
				requireConfirmation(new TimeWindow(group, user.lastReset().plusNanos(1000), Instant.MAX));
			}
		}
	}

	private void requireConfirmation(TimeWindow window) {
		this.toEvaluate.add(window);
		this.toConfirm.add(window);
	}

	private TimeWindow window(Group group, Instant first, Instant last) {
		return new TimeWindow(group, first, last.plus(length(group)));
	}

	private Duration length(Group group) {
		return this.windowLengths.getOrDefault(group.behavior(), Duration.ZERO);
	}

	/**
	 * The windows with the observations that need evaluation, and with those before them
	 * that they may be combined with.
	 */
	List<TimeWindow> windows() {
		return this.toEvaluate.map((window) -> window.startingEarlier(length(window.group())));
	}

	boolean needsEvaluation(Group group, Instant at) {
		return this.toEvaluate.contain(group, at);
	}

	/** Whether a stored finding is lost unless it is found again. */
	boolean needsConfirmation(Group group, Instant at) {
		return this.toConfirm.contain(group, at);
	}

	/** Adds events that may have lost a finding. */
	void addAffected(Collection<UUID> events) {
		this.affectedEvents.addAll(events);
	}

	/** The ids of events that may have lost a finding. */
	Set<UUID> affectedEvents() {
		return this.affectedEvents;
	}

}
