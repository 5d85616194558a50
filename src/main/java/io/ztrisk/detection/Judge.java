package io.ztrisk.detection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.score.DetectedEvent;
import io.ztrisk.score.DetectedEvents;
import io.ztrisk.user.User;
import io.ztrisk.user.UserDirectory;

import org.springframework.stereotype.Component;

/**
 * Lets the detectors judge fresh observations, and turns what they find into events. A
 * finding that rested on an observation which is gone is judged again.
 */
@Component
class Judge {

	/** How many events are made anew by one statement: each may have much evidence. */
	private static final int MOST_EVENTS = 250;

	private final ObservationStore observations;

	private final CrowdedHours hours;

	private final SuppressedStore suppressed;

	private final DetectedEvents events;

	private final UserDirectory users;

	private final DetectorTimes times;

	Judge(ObservationStore observations, CrowdedHours hours, SuppressedStore suppressed, DetectedEvents events,
			UserDirectory users, DetectorTimes times) {
		this.observations = observations;
		this.hours = hours;
		this.suppressed = suppressed;
		this.events = events;
		this.users = users;
		this.times = times;
	}

	/**
	 * Judges observations that have just been stored.
	 * @param users the locked users by id
	 * @param moved where observations were that are now earlier
	 * @param named users of whom an excluded e-mail has just become known: all that was
	 * found of them is judged again
	 */
	Judged judge(AccountId account, Rules rules, Map<UUID, User> users, Collection<UserObservation> fresh,
			Collection<Gone> moved, Set<UUID> named) {
		Map<Behavior, Detector> together = rules.together();
		CrowdedHours.Chosen chosen = this.hours.choose(account.value(), rules.limits(),
				fresh.stream().map(Hour::of).collect(Collectors.toSet()), moved);
		List<Gone> dropped = chosen.dropped();
		Set<ObservationKey> missing = dropped.stream().map(Gone::key).collect(Collectors.toSet());
		List<UserObservation> counted = new ArrayList<>(chosen.returned());
		fresh.stream().filter((one) -> !missing.contains(one.key())).forEach(counted::add);
		List<Gone> gone = new ArrayList<>(moved);
		Set<ObservationKey> never = fresh.stream().map(UserObservation::key).collect(Collectors.toSet());
		dropped.stream().filter((one) -> !never.contains(one.key())).forEach(gone::add);
		gone.addAll(reopen(account.value(), rules, gone));
		gone.addAll(reopenAll(account.value(), rules, named));
		Map<ObservationKey, Instant> judged = new HashMap<>();
		gone.stream().filter((one) -> !missing.contains(one.key())).forEach((one) -> judged.put(one.key(), one.at()));
		counted.forEach((one) -> judged.put(one.key(), one.observation().at()));
		Map<Group, Span> spans = new TreeMap<>();
		judged.forEach((key, at) -> {
			Detector detector = together.get(key.behavior());
			if (detector != null) {
				Group group = Group.of(key);
				spans.merge(group, Span.around(group, at, detector.reach(rules.criteria().settings())), Span::and);
			}
		});
		Map<UUID, String> buckets = together(account, rules, users, spans.values(),
				(observed) -> judged.containsKey(observed.key()));
		attach(account, chosen.returned());
		buckets.putAll(buckets(account, counted));
		return new Judged(replace(account, rules, users, gone, buckets), dropped.size());
	}

	/**
	 * Judges all that is kept of a user together again.
	 * @param moved where observations were that are now earlier
	 */
	void judgeAll(AccountId account, Rules rules, User user, Collection<Gone> moved) {
		Map<Behavior, Detector> together = rules.together();
		Set<Behavior> behaviors = together.keySet();
		List<Gone> gone = new ArrayList<>(moved);
		CrowdedHours.Chosen chosen = this.hours.choose(account.value(), rules.limits(),
				this.hours.of(account.value(), user.id()), moved);
		gone.addAll(chosen.dropped());
		gone.addAll(reopen(account.value(), rules, gone));
		Set<UUID> named = this.users.emailsAmong(account, Set.of(user.id()), rules.criteria().exclusions().emails())
			.keySet();
		gone.addAll(reopenAll(account.value(), rules, named));
		if (user.lastReset() != null) {
			Instant after = user.lastReset().plusNanos(1000);
			gone.addAll(this.observations.reopen(account.value(),
					behaviors.stream()
						.map((behavior) -> new Span(new Group(user.id(), behavior), after, Instant.MAX))
						.toList()));
		}
		List<Span> spans = behaviors.stream()
			.map((behavior) -> new Span(new Group(user.id(), behavior), Instant.MIN, Instant.MAX))
			.toList();
		Map<UUID, User> users = Map.of(user.id(), user);
		Map<UUID, String> buckets = together(account, rules, users, spans, (observed) -> true);
		attach(account, chosen.returned());
		buckets.putAll(buckets(account, chosen.returned()));
		replace(account, rules, users, gone, buckets);
	}

	/**
	 * Makes events anew of all their findings.
	 * @param buckets by event
	 * @return how many events are new
	 */
	int renew(AccountId account, Rules rules, Map<UUID, User> users, Map<UUID, String> buckets) {
		int made = 0;
		Iterator<Map.Entry<UUID, String>> entries = buckets.entrySet().iterator();
		while (entries.hasNext()) {
			Map<UUID, String> part = new HashMap<>();
			while (entries.hasNext() && part.size() < MOST_EVENTS) {
				Map.Entry<UUID, String> entry = entries.next();
				part.put(entry.getKey(), entry.getValue());
			}
			List<DetectedEvent> events = this.observations.events(account.value(), part);
			if (!events.isEmpty()) {
				made += this.events.renew(account, events, users, rules.configuration());
			}
		}
		return made;
	}

	/** Renews events, and drops those that have lost their last finding. */
	private int replace(AccountId account, Rules rules, Map<UUID, User> users, Collection<Gone> gone,
			Map<UUID, String> buckets) {
		Set<UUID> left = gone.stream().map(Gone::event).filter(Objects::nonNull).collect(Collectors.toSet());
		buckets.putAll(this.events.buckets(account, left));
		int made = renew(account, rules, users, buckets);
		dropEmpty(account, users, left);
		return made;
	}

	/**
	 * Drops those of some events that have no finding any more.
	 */
	void dropEmpty(AccountId account, Map<UUID, User> users, Set<UUID> events) {
		Set<UUID> empty = new HashSet<>(events);
		if (!empty.isEmpty()) {
			empty.removeAll(this.observations.withFindings(account.value(), empty));
		}
		if (!empty.isEmpty()) {
			this.events.drop(account, empty, users);
		}
	}

	/** Notes that observations are findings again that are findings by themselves. */
	private void attach(AccountId account, List<UserObservation> returned) {
		List<UserFinding> findings = returned.stream()
			.filter((one) -> one.observation().bucket() != null)
			.map((one) -> new UserFinding(one.user(), one.observation().behavior(), one.observation().finding()))
			.toList();
		if (!findings.isEmpty()) {
			this.observations.attach(account.value(), findings);
		}
	}

	/** The buckets of the findings that observations are by themselves, by event. */
	private static Map<UUID, String> buckets(AccountId account, List<UserObservation> counted) {
		Map<UUID, String> buckets = new HashMap<>();
		counted.forEach((observed) -> {
			UUID event = observed.event(account.value());
			if (event != null) {
				buckets.put(event, Objects.requireNonNull(observed.observation().bucket()));
			}
		});
		return buckets;
	}

	/** Takes the findings back that may have rested on observations that are gone. */
	private List<Gone> reopen(String accountId, Rules rules, Collection<Gone> gone) {
		Map<Behavior, Detector> together = rules.together();
		List<Span> spans = new ArrayList<>();
		gone.stream()
			.filter((one) -> together.containsKey(one.key().behavior()))
			.sorted(Comparator.comparing((Gone one) -> Group.of(one.key())).thenComparing(Gone::at))
			.forEach((one) -> {
				Span span = Span.after(one,
						Objects.requireNonNull(together.get(one.key().behavior())).reach(rules.criteria().settings()));
				if (!spans.isEmpty() && spans.getLast().overlaps(span)) {
					span = spans.removeLast().and(span);
				}
				spans.add(span);
			});
		return spans.isEmpty() ? List.of() : this.observations.reopen(accountId, spans);
	}

	/** Takes back all that was found of users among several observations. */
	private List<Gone> reopenAll(String accountId, Rules rules, Set<UUID> users) {
		return users.isEmpty() ? List.of()
				: this.observations.reopen(accountId,
						users.stream()
							.flatMap((user) -> rules.together()
								.keySet()
								.stream()
								.map((behavior) -> new Span(new Group(user, behavior), Instant.MIN, Instant.MAX)))
							.toList());
	}

	/**
	 * Finds what is found only among several observations.
	 * @return the buckets of the events that have new findings
	 */
	private Map<UUID, String> together(AccountId account, Rules rules, Map<UUID, User> users, Collection<Span> spans,
			Predicate<UserObservation> fresh) {
		Map<UUID, String> buckets = new HashMap<>();
		if (spans.isEmpty()) {
			return buckets;
		}
		Map<Behavior, Detector> together = rules.together();
		Map<UUID, Set<String>> excluded = this.users.emailsAmong(account, users.keySet(),
				rules.criteria().exclusions().emails());
		try (Stream<UserObservation> known = this.observations.within(account.value(), spans)) {
			Histories histories = new Histories(known.iterator());
			FoundByUser found = new FoundByUser(account.value(), this.observations, this.suppressed, buckets);
			for (Group group = histories.next(); group != null; group = histories.next()) {
				Group current = group;
				Iterator<Observation> observations = found.start(current, histories.of(current));
				Detector detector = Objects.requireNonNull(together.get(current.behavior()));
				History history = new History(observations,
						(observation) -> fresh.test(new UserObservation(current.user(), observation, false)),
						Objects.requireNonNull(users.get(current.user())).lastReset(),
						excluded.getOrDefault(current.user(), Set.of()));
				this.times.time(detector, () -> {
					detector.judge(history, rules.criteria(), found);
					return found;
				});
			}
			found.store();
		}
		return buckets;
	}

	/**
	 * What came of observations.
	 *
	 * @param events how many events are new
	 * @param dropped how many observations do not count, since their hour has too many
	 */
	record Judged(int events, int dropped) {

	}

}
