package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Stores what detectors find, some findings at a time.
 */
final class FoundByUser implements Verdicts {

	/** How many are in memory: each may have much evidence. */
	private static final int MOST = 250;

	/**
	 * After how many observations others have a turn: what judges computes without a
	 * pause, and a virtual thread is not interrupted.
	 */
	private static final int TURN = 64;

	private final String accountId;

	private final ObservationStore observations;

	private final SuppressedStore suppressions;

	private final Map<UUID, String> buckets;

	private int read;

	private @Nullable Group group;

	private final Set<UUID> known = new HashSet<>();

	private final List<UserFinding> found = new ArrayList<>();

	private final List<UserFinding> suppressed = new ArrayList<>();

	private final List<ObservationKey> inexact = new ArrayList<>();

	/**
	 * Nothing found yet.
	 * @param buckets is given the buckets of the events that have new findings
	 */
	FoundByUser(String accountId, ObservationStore observations, SuppressedStore suppressions,
			Map<UUID, String> buckets) {
		this.accountId = accountId;
		this.observations = observations;
		this.suppressions = suppressions;
		this.buckets = buckets;
	}

	/**
	 * Goes on to another group.
	 * @return its observations; findings that are known are not taken again
	 */
	Iterator<Observation> start(Group next, Iterator<UserObservation> observations) {
		this.group = next;
		this.known.clear();
		return new Iterator<>() {

			@Override
			public boolean hasNext() {
				return observations.hasNext();
			}

			@Override
			public Observation next() {
				UserObservation observed = observations.next();
				if (++FoundByUser.this.read % TURN == 0) {
					Thread.yield();
				}
				if (observed.found()) {
					FoundByUser.this.known.add(observed.observation().record());
				}
				return observed.observation();
			}

		};
	}

	@Override
	public void found(Finding finding) {
		if (!this.known.contains(finding.record())) {
			UserFinding made = ofUser(finding);
			this.buckets.put(made.event(this.accountId), finding.bucket());
			add(this.found, made);
		}
	}

	@Override
	public void suppressed(Finding finding) {
		add(this.suppressed, ofUser(finding));
	}

	@Override
	public void inexact(Observation observation) {
		Group current = Objects.requireNonNull(this.group);
		add(this.inexact, new ObservationKey(current.user(), current.behavior(), observation.record()));
	}

	private UserFinding ofUser(Finding finding) {
		Group current = Objects.requireNonNull(this.group);
		return new UserFinding(current.user(), current.behavior(), finding);
	}

	private <T> void add(List<T> list, T one) {
		list.add(one);
		if (list.size() == MOST) {
			store();
		}
	}

	/**
	 * Stores what has been found since the last time.
	 */
	void store() {
		if (!this.found.isEmpty()) {
			this.observations.attach(this.accountId, this.found);
			this.found.clear();
		}
		if (!this.suppressed.isEmpty()) {
			this.suppressions.add(this.accountId, this.suppressed);
			this.suppressed.clear();
		}
		if (!this.inexact.isEmpty()) {
			this.observations.markInexact(this.accountId, this.inexact);
			this.inexact.clear();
		}
	}

}
