package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.score.DetectedEvent;
import io.ztrisk.score.DetectedEvents;
import io.ztrisk.user.User;

import org.springframework.stereotype.Component;

/**
 * Lets the detectors judge fresh observations, and turns what they find into events.
 */
@Component
class Judge {

	private final ObservationStore observations;

	private final DetectedEvents events;

	private final DetectorTimes times;

	Judge(ObservationStore observations, DetectedEvents events, DetectorTimes times) {
		this.observations = observations;
		this.events = events;
		this.times = times;
	}

	/**
	 * Judges observations that have just been stored.
	 * @param users the locked users by id
	 * @param left events that have lost observations
	 * @return how many events are new
	 */
	int judge(AccountId account, Rules rules, Map<UUID, User> users, Collection<UserObservation> fresh,
			Set<UUID> left) {
		Map<UUID, String> buckets = this.events.buckets(account, left);
		for (UserObservation observed : fresh) {
			UUID event = observed.event(account.value());
			if (event != null) {
				buckets.put(event, Objects.requireNonNull(observed.observation().bucket()));
			}
		}
		for (UserFinding found : together(account.value(), rules, users, fresh)) {
			buckets.put(found.event(account.value()), found.finding().bucket());
		}
		int made = renew(account, rules, users, buckets);
		drop(account, users, left);
		return made;
	}

	/**
	 * Makes events anew of all their findings.
	 * @param buckets by event
	 * @return how many events are new
	 */
	int renew(AccountId account, Rules rules, Map<UUID, User> users, Map<UUID, String> buckets) {
		List<DetectedEvent> events = buckets.isEmpty() ? List.of() : this.observations.events(account.value(), buckets);
		return events.isEmpty() ? 0 : this.events.renew(account, events, users, rules.configuration());
	}

	/** Drops the events that have no finding left. */
	private void drop(AccountId account, Map<UUID, User> users, Set<UUID> left) {
		Set<UUID> empty = new HashSet<>(left);
		if (!left.isEmpty()) {
			empty.removeAll(this.observations.withFindings(account.value(), left));
		}
		if (!empty.isEmpty()) {
			this.events.drop(account, empty, users);
		}
	}

	/** What is found only among several observations. */
	private List<UserFinding> together(String accountId, Rules rules, Map<UUID, User> users,
			Collection<UserObservation> fresh) {
		Map<Behavior, Detector> judging = rules.judging()
			.stream()
			.collect(Collectors.toMap(Detector::behavior, (detector) -> detector));
		Map<Group, Span> spans = new LinkedHashMap<>();
		Map<Group, Set<UUID>> records = new HashMap<>();
		for (UserObservation observed : fresh) {
			Detector detector = judging.get(observed.observation().behavior());
			if (detector != null) {
				Group group = Group.of(observed);
				spans.merge(group, Span.around(observed, detector.reach(rules.settings())), Span::and);
				records.computeIfAbsent(group, (key) -> new HashSet<>()).add(observed.observation().record());
			}
		}
		return spans.isEmpty() ? List.of() : together(accountId, rules, users, judging, spans, records);
	}

	private List<UserFinding> together(String accountId, Rules rules, Map<UUID, User> users,
			Map<Behavior, Detector> judging, Map<Group, Span> spans, Map<Group, Set<UUID>> fresh) {
		List<UserFinding> found = new ArrayList<>();
		List<UserPair> suppressed = new ArrayList<>();
		this.observations.within(accountId, spans.values())
			.stream()
			.collect(Collectors.groupingBy(Group::of))
			.forEach((group, known) -> {
				User user = Objects.requireNonNull(users.get(group.user()));
				History history = new History(known.stream().map(UserObservation::observation).toList(),
						fresh.getOrDefault(group, Set.of()), user.lastReset());
				Detector detector = Objects.requireNonNull(judging.get(group.behavior()));
				Judgement judgement = this.times.time(detector, () -> detector.judge(history, rules.settings()));
				Set<UUID> before = known.stream()
					.filter(UserObservation::found)
					.map((observed) -> observed.observation().record())
					.collect(Collectors.toSet());
				judgement.findings()
					.stream()
					.filter((finding) -> !before.contains(finding.record()))
					.map(group::finding)
					.forEach(found::add);
				judgement.suppressed().stream().map(group::pair).forEach(suppressed::add);
			});
		if (!found.isEmpty()) {
			this.observations.attach(accountId, found);
		}
		if (!suppressed.isEmpty()) {
			this.observations.suppress(accountId, suppressed);
		}
		return found;
	}

	/**
	 * A user's observations of a behaviour. In an order, since whoever sends records
	 * chooses their users' ids, which may all have the same hash.
	 */
	private record Group(UUID user, Behavior behavior) implements Comparable<Group> {

		@Override
		public int compareTo(Group other) {
			int byUser = this.user.compareTo(other.user);
			return (byUser != 0) ? byUser : this.behavior.compareTo(other.behavior);
		}

		static Group of(UserObservation observed) {
			return new Group(observed.user(), observed.observation().behavior());
		}

		UserFinding finding(Finding finding) {
			return new UserFinding(this.user, this.behavior, finding);
		}

		UserPair pair(SuppressedPair pair) {
			return new UserPair(this.user, this.behavior, pair);
		}

	}

}
