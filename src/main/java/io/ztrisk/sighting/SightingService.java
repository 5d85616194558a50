package io.ztrisk.sighting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.RemovedObservation;
import io.ztrisk.observation.UserObservation;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Stores sightings, and tells which values are new of their users. Runs under the row
 * locks of the users.
 */
@Service
public class SightingService {

	private final SightingRepository sightings;

	private final KnownUserRepository days;

	private final ObservationRepository observations;

	SightingService(SightingRepository sightings, KnownUserRepository days, ObservationRepository observations) {
		this.sightings = sightings;
		this.days = days;
		this.observations = observations;
	}

	/** Stores sightings, and evaluates those that they affect. */
	public NewValues store(String accountId, Collection<UserSighting> seen) {
		if (seen.isEmpty()) {
			return NewValues.NONE;
		}
		Map<SightingKey, UserSighting> sent = new TreeMap<>();
		Map<SightingGroup, Novelty> rules = new TreeMap<>();
		Map<SightingGroup, KnownDays> days = new TreeMap<>();
		seen.forEach((one) -> {
			LocalDate day = one.seen().day();
			sent.merge(one.key(), one, UserSighting::earliest);
			rules.put(one.group(), one.seen().rule());
			days.merge(one.group(), new KnownDays(day, day), KnownDays::and);
		});
		Set<SightingKey> changed = this.sightings.store(accountId, sent.values());
		AffectedDays affected = new AffectedDays(rules);
		changed.forEach(affected::add);
		Map<SightingGroup, KnownDays> before = this.days.find(accountId, days.keySet());
		before.forEach((group, known) -> {
			KnownDays now = Objects.requireNonNull(days.get(group)).and(known);
			affected.addFirstDay(group, now.first(), known.first());
			days.put(group, now);
		});
		Map<SightingGroup, KnownDays> moved = new TreeMap<>(days);
		moved.entrySet().removeIf((entry) -> entry.getValue().equals(before.get(entry.getKey())));
		if (!moved.isEmpty()) {
			this.days.store(accountId, moved);
		}
		return evaluate(accountId, affected, days, changed);
	}

	/**
	 * Evaluates all sightings of a user, and stores the observations of new values.
	 * @param versions the versions of rules by behaviour
	 */
	public NewValues evaluateAll(String accountId, Collection<Novelty> rules, UUID user, Map<Behavior, Long> versions) {
		if (rules.isEmpty()) {
			return NewValues.NONE;
		}
		Map<SightingGroup, Novelty> groups = rules.stream()
			.collect(Collectors.toMap((rule) -> SightingGroup.of(user, rule), (rule) -> rule));
		Map<SightingGroup, KnownDays> days = this.days.find(accountId, groups.keySet());
		AffectedDays affected = new AffectedDays(groups);
		days.forEach(affected::addAll);
		NewValues values = evaluate(accountId, affected, days, Set.of());
		List<RemovedObservation> removed = new ArrayList<>(values.removed());
		removed.addAll(this.observations.store(accountId, values.found(), versions).replaced());
		return new NewValues(Set.of(), values.found(), removed, values.withoutValue());
	}

	private NewValues evaluate(String accountId, AffectedDays affected, Map<SightingGroup, KnownDays> days,
			Set<SightingKey> changed) {
		List<SightingKey> read = new ArrayList<>(this.sightings.findOfValues(accountId, affected.ofValues()));
		read.addAll(this.sightings.findOfAllValues(accountId, affected.ofAllValues()));
		NavigableSet<SightingKey> known = new TreeSet<>(read);
		Set<SightingKey> found = new TreeSet<>();
		Set<SightingKey> lost = new TreeSet<>();
		known.stream().filter(affected::contains).forEach((key) -> {
			LocalDate firstDay = Objects.requireNonNull(days.get(key.group())).first();
			boolean isNew = affected.rule(key.group()).isNew(key.day(), before(key, known), firstDay);
			(isNew ? found : lost).add(key);
		});
		return new NewValues(changed, observations(accountId, found, affected), withdraw(accountId, lost),
				lost.stream().map((key) -> key.eventId(accountId, bucket(key, affected))).collect(Collectors.toSet()));
	}

	/** The day before on which the value was seen; null if none is known. */
	private static @Nullable LocalDate before(SightingKey key, NavigableSet<SightingKey> known) {
		SightingKey before = known.lower(key);
		return (before != null && before.group().equals(key.group()) && before.value().equals(key.value()))
				? before.day() : null;
	}

	private List<RemovedObservation> withdraw(String accountId, Set<SightingKey> lost) {
		return lost.isEmpty() ? List.of() : this.observations.delete(accountId,
				lost.stream().collect(Collectors.toMap(SightingKey::observation, (key) -> key.group().version())));
	}

	private static String bucket(SightingKey key, AffectedDays affected) {
		return affected.rule(key.group()).bucket(key.value(), key.day());
	}

	private List<UserObservation> observations(String accountId, Set<SightingKey> found, AffectedDays affected) {
		List<UserObservation> observations = new ArrayList<>();
		if (!found.isEmpty()) {
			this.sightings.findRecords(accountId, found).forEach((key, earliest) -> {
				Observation observation = new Observation(key.observation().behavior(), key.observation().record(),
						earliest.at(), earliest.evidence(), bucket(key, affected));
				observations.add(new UserObservation(key.group().user(), observation, earliest.content()));
			});
		}
		return observations;
	}

}
