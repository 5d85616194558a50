package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.api.AccountId;
import io.ztrisk.database.Retry;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.StoredObservations;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.UserObservation;
import io.ztrisk.suppressed.SuppressedFindingRepository;
import io.ztrisk.user.LockedUsers;
import io.ztrisk.user.UserReference;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Service;

/**
 * Judges records and stores what comes of them, in one transaction and under the locks of
 * their users.
 */
@Service
public class DetectionService {

	private final DetectorRegistry rules;

	private final UserRegistry users;

	private final ObservationRepository observations;

	private final SuppressedFindingRepository suppressed;

	private final DetectionEngine judge;

	private final Retry retry;

	private final DetectorMetrics times;

	DetectionService(DetectorRegistry rules, UserRegistry users, ObservationRepository observations,
			SuppressedFindingRepository suppressed, DetectionEngine judge, Retry retry, DetectorMetrics times) {
		this.rules = rules;
		this.users = users;
		this.observations = observations;
		this.suppressed = suppressed;
		this.judge = judge;
		this.retry = retry;
		this.times = times;
	}

	/**
	 * Whether a record could matter to any account, whatever its configuration; one that
	 * does not need not be stored.
	 */
	public boolean matches(ActivityRecord record) {
		return this.rules.matches(record);
	}

	/**
	 * Counts incomplete records, none yet.
	 */
	public IncompleteRecords incomplete() {
		return this.rules.incomplete();
	}

	/**
	 * How many of incomplete records an enabled behaviour cannot be decided by, by the
	 * missing field and the account's configuration of this moment.
	 */
	public SortedMap<String, Long> undecided(AccountId account, IncompleteRecords records) {
		return records.isEmpty() ? new TreeMap<>() : records.byField(this.rules.enabled(account));
	}

	/**
	 * Judges records by the account's configuration of this moment.
	 */
	public Detected store(AccountId account, List<ActivityRecord> records) {
		return this.retry.inTransaction(() -> {
			ActiveDetectors rules = this.rules.read(account);
			List<List<Observation>> kept = rules.extract(records, this.times);
			List<Seen> seen = IntStream.range(0, records.size())
				.filter((i) -> !kept.get(i).isEmpty())
				.mapToObj((i) -> new Seen(records.get(i), kept.get(i)))
				.toList();
			return seen.isEmpty() ? new Detected(0, 0, 0, 0, 0) : store(account, rules, seen);
		});
	}

	/**
	 * How many logins are known whose place nobody knows, so that their travel cannot be
	 * judged.
	 */
	public long withoutPlace(AccountId account) {
		return this.observations.withoutPlace(account.value());
	}

	/**
	 * How many logins are no finding only because their places are not exact.
	 */
	public long inexact(AccountId account) {
		return this.observations.inexact(account.value());
	}

	private Detected store(AccountId account, ActiveDetectors rules, List<Seen> seen) {
		return this.users.withLocked(account, seen.stream().map(Seen::user).toList(),
				(locked) -> store(account, rules, seen, locked));
	}

	private Detected store(AccountId account, ActiveDetectors rules, List<Seen> all, LockedUsers locked) {
		List<Seen> seen = all.stream().filter((record) -> locked.has(record.user())).toList();
		Map<ObservationKey, UserObservation> sent = new LinkedHashMap<>();
		List<UserFinding> suppressed = new ArrayList<>();
		seen.forEach((record) -> {
			record.of(locked).forEach((observed) -> sent.merge(observed.key(), observed, UserObservation::or));
			suppressed.addAll(record.suppressed(locked));
		});
		if (!suppressed.isEmpty()) {
			this.suppressed.add(account.value(), suppressed);
		}
		StoredObservations stored = this.observations.store(account.value(), sent.values());
		List<UserObservation> observed = sent.values()
			.stream()
			.filter((observation) -> stored.fresh().contains(observation.key()))
			.toList();
		DetectionEngine.Judged judged = this.judge.judge(account, rules, locked.byId(), observed, stored.moved(),
				rules.criteria().exclusions().named(locked.claimed()));
		Set<ObservationKey> unclaimed = new HashSet<>(stored.fresh());
		long duplicates = seen.stream().filter((record) -> !record.claim(unclaimed, locked)).count();
		return new Detected(seen.size(), judged.events(), (int) duplicates, all.size() - seen.size(), judged.dropped());
	}

	/**
	 * What became of records.
	 *
	 * @param matched how many mattered
	 * @param events how many new events they made
	 * @param duplicates how many of those that mattered were known before
	 * @param erased how many are of people who were erased later
	 * @param dropped how many observations do not count, since their user's hour has too
	 * many
	 */
	public record Detected(int matched, int events, int duplicates, int erased, int dropped) {

	}

	/**
	 * A record that matters, and what is kept of it.
	 */
	private record Seen(ActivityRecord record, List<Observation> observations) {

		UserReference user() {
			return this.record.source().user();
		}

		List<UserObservation> of(LockedUsers locked) {
			return this.observations.stream()
				.filter((observation) -> !observation.suppressed())
				.map((observation) -> new UserObservation(locked.of(user()).id(), observation,
						this.record.source().content()))
				.toList();
		}

		/** What the account has excluded. */
		List<UserFinding> suppressed(LockedUsers locked) {
			return this.observations.stream()
				.filter(Observation::suppressed)
				.map((observation) -> new UserFinding(locked.of(user()).id(), observation.behavior(),
						observation.finding()))
				.toList();
		}

		/**
		 * Whether the record is the one that brought something new. It is not known
		 * whether one that is only listed has been there before.
		 */
		boolean claim(Set<ObservationKey> fresh, LockedUsers locked) {
			return this.observations.stream().allMatch(Observation::suppressed) || of(locked).stream()
				.map((observed) -> fresh.remove(observed.key()))
				.reduce(false, Boolean::logicalOr);
		}

	}

}
