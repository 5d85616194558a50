package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.event.DetectedEvent;
import io.ztrisk.event.DetectedEventService;
import io.ztrisk.event.EventRepository;
import io.ztrisk.observation.CrowdedHours;
import io.ztrisk.observation.Gone;
import io.ztrisk.observation.Group;
import io.ztrisk.observation.Hour;
import io.ztrisk.observation.KnownObservation;
import io.ztrisk.observation.LeftHour;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.TimeWindow;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.suppressed.SuppressedFindingRepository;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Component;

/**
 * Runs the detectors over changed observations and turns their findings into events. A
 * finding that was based on an observation that is gone is judged again.
 */
@Component
class DetectionEngine {

	/** How many events are made anew by one statement: each may have much evidence. */
	private static final int MOST_EVENTS = 250;

	/** How many hours of a user are chosen anew at once: each may have 2,000 matches. */
	private static final int MOST_HOURS = 10;

	private final ObservationRepository observations;

	private final CrowdedHours hours;

	private final SuppressedFindingRepository suppressed;

	private final DetectedEventService detected;

	private final EventRepository events;

	private final UserRegistry users;

	private final DetectorMetrics times;

	DetectionEngine(ObservationRepository observations, CrowdedHours hours, SuppressedFindingRepository suppressed,
			DetectedEventService detected, EventRepository events, UserRegistry users, DetectorMetrics times) {
		this.observations = observations;
		this.hours = hours;
		this.suppressed = suppressed;
		this.detected = detected;
		this.events = events;
		this.users = users;
		this.times = times;
	}

	/**
	 * Judges observations that have just been stored.
	 * @param users the locked users by id
	 * @param moved where observations were that stand elsewhere now
	 * @param named users of whom an excluded e-mail has just become known: all that was
	 * found of them is judged again
	 */
	Judged judge(AccountId account, ActiveDetectors rules, Map<UUID, User> users, Collection<UserObservation> fresh,
			Collection<Gone> moved, Set<UUID> named) {
		Map<Hour, Integer> left = new HashMap<>();
		moved.forEach((gone) -> left.merge(Hour.of(gone.key(), gone.at()), 1, Integer::sum));
		CrowdedHours.Chosen chosen = this.hours.choose(account.value(), rules.limits(),
				fresh.stream().map(Hour::of).collect(Collectors.toSet()), left);
		Set<ObservationKey> dropped = chosen.dropped().stream().map(Gone::key).collect(Collectors.toSet());
		List<UserObservation> counted = new ArrayList<>(chosen.returned());
		fresh.stream().filter((one) -> !dropped.contains(one.key())).forEach(counted::add);
		Set<ObservationKey> never = fresh.stream().map(UserObservation::key).collect(Collectors.toSet());
		Changes changes = new Changes(rules.windows());
		changes.arrived(counted);
		changes.left(moved);
		changes.left(chosen.dropped().stream().filter((gone) -> !never.contains(gone.key())).toList());
		changes.reopen(named);
		attach(account, chosen.returned());
		Map<UUID, String> buckets = together(account, rules, users, changes);
		buckets.putAll(buckets(account, counted));
		return new Judged(replace(account, rules, users, changes.events(), buckets), chosen.dropped().size());
	}

	/**
	 * Judges all that is kept of a user together again.
	 * @param left the hours that observations have left
	 */
	void judgeAll(AccountId account, ActiveDetectors rules, User user, Collection<LeftHour> left) {
		Changes changes = new Changes(rules.windows());
		Map<Hour, Integer> numbers = new HashMap<>();
		left.forEach((hour) -> {
			numbers.merge(hour.hour(), hour.observations(), Integer::sum);
			changes.left(hour.hour().group(), hour.first(), hour.last(), hour.events());
		});
		Set<Hour> hours = this.hours.crowded(account.value(), user.id(), rules.limits());
		hours.addAll(numbers.keySet());
		Map<UUID, String> buckets = new HashMap<>();
		for (List<Hour> some : parts(hours)) {
			Map<Hour, Integer> ofSome = new HashMap<>(numbers);
			ofSome.keySet().retainAll(some);
			CrowdedHours.Chosen chosen = this.hours.choose(account.value(), rules.limits(), some, ofSome);
			changes.left(chosen.dropped());
			attach(account, chosen.returned());
			buckets.putAll(buckets(account, chosen.returned()));
		}
		changes.reopen(
				this.users.emailsAmong(account, Set.of(user.id()), rules.criteria().exclusions().emails()).keySet());
		changes.judgeAll(user);
		Map<UUID, User> users = Map.of(user.id(), user);
		buckets.putAll(together(account, rules, users, changes));
		replace(account, rules, users, changes.events(), buckets);
	}

	private static List<List<Hour>> parts(Collection<Hour> hours) {
		List<Hour> all = List.copyOf(hours);
		List<List<Hour>> parts = new ArrayList<>();
		for (int from = 0; from < all.size(); from += MOST_HOURS) {
			parts.add(all.subList(from, Math.min(all.size(), from + MOST_HOURS)));
		}
		return parts;
	}

	/**
	 * Makes events anew of all their findings.
	 * @param buckets by event
	 * @return how many events are new
	 */
	int renew(AccountId account, ActiveDetectors rules, Map<UUID, User> users, Map<UUID, String> buckets) {
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
				made += this.detected.renew(account, events, users, rules.configuration());
			}
		}
		return made;
	}

	/** Renews events, and drops those that have lost their last finding. */
	private int replace(AccountId account, ActiveDetectors rules, Map<UUID, User> users, Set<UUID> left,
			Map<UUID, String> buckets) {
		buckets.putAll(this.events.buckets(account.value(), left));
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
			this.detected.drop(account, empty, users);
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

	/**
	 * Finds what is found only among several observations.
	 * @return the buckets of the events that have new findings
	 */
	private Map<UUID, String> together(AccountId account, ActiveDetectors rules, Map<UUID, User> users,
			Changes changes) {
		List<TimeWindow> windows = changes.windows();
		VerdictWriter found = new VerdictWriter(account.value(), this.observations, this.suppressed, changes);
		if (windows.isEmpty()) {
			return found.buckets();
		}
		Map<Behavior, Detector<?>> together = rules.together();
		Map<UUID, Set<String>> excluded = this.users.emailsAmong(account, users.keySet(),
				rules.criteria().exclusions().emails());
		try (Stream<KnownObservation> known = this.observations.within(account.value(), windows)) {
			ObservationGroups histories = new ObservationGroups(known.iterator());
			for (Group group = histories.next(); group != null; group = histories.next()) {
				Iterator<Observation> observations = found.start(group, histories.of(group));
				Detector<?> detector = Objects.requireNonNull(together.get(group.behavior()));
				ObservationWindow history = new ObservationWindow(observations, found::isToBeJudged,
						Objects.requireNonNull(users.get(group.user())).lastReset(),
						excluded.getOrDefault(group.user(), Set.of()));
				this.times.time(detector, () -> {
					detector.judge(history, rules.criteria(), found);
					return found;
				});
			}
			found.store();
		}
		return found.buckets();
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
