package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Group;
import io.ztrisk.observation.KnownObservation;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.observation.Verdict;
import io.ztrisk.suppressed.SuppressedFindingRepository;
import org.jspecify.annotations.Nullable;

/**
 * Writes the verdicts that differ from those in the database, some at a time.
 */
final class VerdictWriter implements Verdicts {

	/** How many are in memory: each may have much evidence. */
	private static final int MOST = 250;

	/**
	 * After how many observations others have a turn: what judges computes without a
	 * pause, and a virtual thread is not interrupted.
	 */
	private static final int TURN = 64;

	private final String accountId;

	private final ObservationRepository observations;

	private final SuppressedFindingRepository suppressions;

	private final Changes changes;

	private final Map<UUID, String> buckets = new HashMap<>();

	private int read;

	private @Nullable Group group;

	/** What the observations were that are read and not judged yet. */
	private final Map<UUID, Verdict> before = new HashMap<>();

	private final List<UserFinding> found = new ArrayList<>();

	private final List<UserFinding> suppressed = new ArrayList<>();

	private final List<ObservationKey> inexact = new ArrayList<>();

	private final List<ObservationKey> lost = new ArrayList<>();

	VerdictWriter(String accountId, ObservationRepository observations, SuppressedFindingRepository suppressions,
			Changes changes) {
		this.accountId = accountId;
		this.observations = observations;
		this.suppressions = suppressions;
		this.changes = changes;
	}

	Iterator<Observation> start(Group next, Iterator<KnownObservation> observations) {
		this.group = next;
		this.before.clear();
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				return observations.hasNext();
			}

			@Override
			public Observation next() {
				return read(observations.next());
			}

		};
	}

	private Observation read(KnownObservation known) {
		if (++this.read % TURN == 0) {
			Thread.yield();
		}
		Observation observation = known.observed().observation();
		if (!known.verdict().equals(Verdict.NOTHING) && isToBeJudged(observation)) {
			this.before.put(observation.record(), known.verdict());
		}
		return observation;
	}

	boolean isToBeJudged(Observation observation) {
		return this.changes.isToBeJudged(group(), observation.at());
	}

	Map<UUID, String> buckets() {
		return this.buckets;
	}

	@Override
	public void found(Finding finding) {
		Verdict known = takeKnown(finding.record());
		UserFinding made = new UserFinding(group().user(), group().behavior(), finding);
		UUID event = made.event(this.accountId);
		if (!event.equals(known.event()) || !finding.evidence().toString().equals(known.evidence())) {
			this.buckets.put(event, finding.bucket());
			add(this.found, made);
		}
	}

	@Override
	public void suppressed(Finding finding) {
		add(this.suppressed, new UserFinding(group().user(), group().behavior(), finding));
	}

	@Override
	public void inexact(Observation observation) {
		Verdict known = takeKnown(observation.record());
		if (known.event() == null && known.inexact()) {
			return;
		}
		if (known.event() == null || loses(known, observation)) {
			add(this.inexact, key(observation));
		}
	}

	@Override
	public void nothing(Observation observation) {
		if (loses(takeKnown(observation.record()), observation)) {
			add(this.lost, key(observation));
		}
	}

	private Verdict takeKnown(UUID record) {
		Verdict known = this.before.remove(record);
		return (known != null) ? known : Verdict.NOTHING;
	}

	/** Whether an observation is no more what it was. Else a finding stays. */
	private boolean loses(Verdict known, Observation observation) {
		boolean loses = !known.equals(Verdict.NOTHING) && this.changes.isReopened(group(), observation.at());
		if (loses && known.event() != null) {
			this.changes.events().add(known.event());
		}
		return loses;
	}

	private ObservationKey key(Observation observation) {
		return new ObservationKey(group().user(), group().behavior(), observation.record());
	}

	private Group group() {
		return Objects.requireNonNull(this.group);
	}

	private <T> void add(List<T> list, T one) {
		list.add(one);
		if (list.size() == MOST) {
			store();
		}
	}

	void store() {
		store(this.lost, (lost) -> this.observations.detach(this.accountId, lost));
		store(this.found, (found) -> this.observations.attach(this.accountId, found));
		store(this.suppressed, (suppressed) -> this.suppressions.add(this.accountId, suppressed));
		store(this.inexact, (inexact) -> this.observations.markInexact(this.accountId, inexact));
	}

	private static <T> void store(List<T> list, Consumer<List<T>> store) {
		if (!list.isEmpty()) {
			store.accept(list);
			list.clear();
		}
	}

}
