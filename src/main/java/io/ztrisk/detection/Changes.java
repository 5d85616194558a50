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
import io.ztrisk.observation.Gone;
import io.ztrisk.observation.Group;
import io.ztrisk.observation.TimeWindow;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.user.User;

/**
 * What has changed among observations that are judged together, and so which of them are
 * to be judged. An observation matters to those from its own time up to the detector's
 * reach after it.
 */
final class Changes {

	private final Map<Behavior, Duration> reaches;

	private final TimeWindows judged = new TimeWindows();

	private final TimeWindows reopened = new TimeWindows();

	private final Set<UUID> left = new HashSet<>();

	Changes(Map<Behavior, Duration> reaches) {
		this.reaches = reaches;
	}

	void arrived(Collection<UserObservation> observed) {
		observed.forEach((one) -> {
			if (this.reaches.containsKey(one.observation().behavior())) {
				this.judged.add(reached(Group.of(one), one.observation().at(), one.observation().at()));
			}
		});
	}

	/**
	 * Observations have left: they are elsewhere, or count no more.
	 */
	void left(Collection<Gone> gone) {
		gone.forEach((one) -> {
			if (one.event() != null) {
				this.left.add(one.event());
			}
			left(Group.of(one.key()), one.at(), one.at(), List.of());
		});
	}

	/**
	 * Observations of a group have left a window of time.
	 * @param events those that they belonged to
	 */
	void left(Group group, Instant first, Instant last, Collection<UUID> events) {
		this.left.addAll(events);
		if (this.reaches.containsKey(group.behavior())) {
			reopen(reached(group, first, last));
		}
	}

	/**
	 * All that was found of users counts only if it is found again.
	 */
	void reopen(Collection<UUID> users) {
		users.forEach((user) -> this.reaches.keySet()
			.forEach((behavior) -> reopen(new TimeWindow(new Group(user, behavior), Instant.MIN, Instant.MAX))));
	}

	/**
	 * All observations of a user are to be judged. What was found after the last reset
	 * counts only if it is found again.
	 */
	void judgeAll(User user) {
		for (Behavior behavior : this.reaches.keySet()) {
			Group group = new Group(user.id(), behavior);
			this.judged.add(new TimeWindow(group, Instant.MIN, Instant.MAX));
			if (user.lastReset() != null) {
				reopen(new TimeWindow(group, user.lastReset().plusNanos(1000), Instant.MAX));
			}
		}
	}

	private void reopen(TimeWindow window) {
		this.judged.add(window);
		this.reopened.add(window);
	}

	private TimeWindow reached(Group group, Instant first, Instant last) {
		return new TimeWindow(group, first, last.plus(reach(group)));
	}

	private Duration reach(Group group) {
		return this.reaches.getOrDefault(group.behavior(), Duration.ZERO);
	}

	/**
	 * The windows with all observations that matter to those that are to be judged.
	 */
	List<TimeWindow> windows() {
		return this.judged.map((window) -> window.startingEarlier(reach(window.group())));
	}

	boolean isToBeJudged(Group group, Instant at) {
		return this.judged.contain(group, at);
	}

	boolean isReopened(Group group, Instant at) {
		return this.reopened.contain(group, at);
	}

	/**
	 * The events that may have lost a finding. More may be added.
	 */
	Set<UUID> events() {
		return this.left;
	}

}
