package io.ztrisk.detection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import io.ztrisk.detector.Findings;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.FindingRepository;
import io.ztrisk.observation.FindingState;
import io.ztrisk.observation.Group;
import io.ztrisk.observation.Observation;
import io.ztrisk.observation.ObservationKey;
import io.ztrisk.observation.StoredObservation;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.suppressed.SuppressedFindingRepository;
import org.jspecify.annotations.Nullable;

/**
 * Stores the findings of the detectors that differ from the stored ones, in batches.
 */
final class FindingWriter implements Findings {

	/** Small, since a finding may have much evidence. */
	private static final int BATCH_SIZE = 250;

	/** A virtual thread is not preempted, and detectors compute without blocking. */
	private static final int OBSERVATIONS_BETWEEN_YIELDS = 64;

	private final String accountId;

	private final FindingRepository repository;

	private final SuppressedFindingRepository suppressedRepository;

	private final ObservationChanges changes;

	private final Map<UUID, String> buckets = new HashMap<>();

	private int read;

	private @Nullable Group group;

	/** The stored findings of the group that were read and not yet evaluated. */
	private final Map<UUID, FindingState> stored = new HashMap<>();

	private final List<UserFinding> findings = new ArrayList<>();

	private final List<UserFinding> suppressed = new ArrayList<>();

	private final List<ObservationKey> uncertain = new ArrayList<>();

	private final List<ObservationKey> removed = new ArrayList<>();

	FindingWriter(String accountId, FindingRepository repository, SuppressedFindingRepository suppressedRepository,
			ObservationChanges changes) {
		this.accountId = accountId;
		this.repository = repository;
		this.suppressedRepository = suppressedRepository;
		this.changes = changes;
	}

	void start(Group next) {
		this.group = next;
		this.stored.clear();
	}

	/** Keeps the stored finding of an observation before a detector gets it. */
	Observation read(StoredObservation next) {
		if (++this.read % OBSERVATIONS_BETWEEN_YIELDS == 0) {
			Thread.yield();
		}
		Observation observation = next.observed().observation();
		if (!next.state().equals(FindingState.NONE) && needsEvaluation(observation)) {
			this.stored.put(observation.record(), next.state());
		}
		return observation;
	}

	boolean needsEvaluation(Observation observation) {
		return this.changes.needsEvaluation(group(), observation.at());
	}

	/** By the ids of the events with new findings. */
	Map<UUID, String> buckets() {
		return this.buckets;
	}

	@Override
	public void add(Finding finding) {
		FindingState before = takeStored(finding.record());
		UserFinding found = new UserFinding(group().user(), group().behavior(), finding);
		UUID event = found.eventId(this.accountId);
		if (!event.equals(before.eventId()) || !finding.evidence().toString().equals(before.evidence())) {
			this.buckets.put(event, finding.bucket());
			add(this.findings, found);
		}
	}

	@Override
	public void addSuppressed(Finding finding) {
		add(this.suppressed, new UserFinding(group().user(), group().behavior(), finding));
	}

	@Override
	public void addUncertain(Observation observation) {
		FindingState before = takeStored(observation.record());
		boolean isStored = before.eventId() == null && before.uncertain();
		if (!isStored && (before.eventId() == null || isLost(before, observation))) {
			add(this.uncertain, key(observation));
		}
	}

	@Override
	public void addNone(Observation observation) {
		if (isLost(takeStored(observation.record()), observation)) {
			add(this.removed, key(observation));
		}
	}

	private FindingState takeStored(UUID record) {
		FindingState state = this.stored.remove(record);
		return (state != null) ? state : FindingState.NONE;
	}

	/** Whether a stored finding that was not found again is lost. Others are kept. */
	private boolean isLost(FindingState before, Observation observation) {
		boolean isLost = !before.equals(FindingState.NONE) && this.changes.needsConfirmation(group(), observation.at());
		if (isLost && before.eventId() != null) {
			this.changes.addAffected(Set.of(before.eventId()));
		}
		return isLost;
	}

	private ObservationKey key(Observation observation) {
		return new ObservationKey(group().user(), group().behavior(), observation.record());
	}

	private Group group() {
		return Objects.requireNonNull(this.group);
	}

	private <T> void add(List<T> batch, T one) {
		batch.add(one);
		if (batch.size() == BATCH_SIZE) {
			flush();
		}
	}

	void flush() {
		flush(this.removed, (batch) -> this.repository.remove(this.accountId, batch));
		flush(this.findings, (batch) -> this.repository.store(this.accountId, batch));
		flush(this.suppressed, (batch) -> this.suppressedRepository.add(this.accountId, batch));
		flush(this.uncertain, (batch) -> this.repository.storeUncertain(this.accountId, batch));
	}

	private static <T> void flush(List<T> batch, Consumer<List<T>> store) {
		if (!batch.isEmpty()) {
			store.accept(batch);
			batch.clear();
		}
	}

}
