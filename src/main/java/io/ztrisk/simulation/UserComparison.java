package io.ztrisk.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * Compares the events of a user under both configurations.
 */
final class UserComparison {

	private final ResultBuilder result;

	private final Proposal proposal;

	private final SimulatedUser user;

	private final Map<UUID, SimulatedEvent> now;

	private final Map<UUID, SimulatedEvent> then;

	private @Nullable RiskLevel levelNow;

	private @Nullable RiskLevel levelThen;

	private final Set<UUID> dismissed = new HashSet<>();

	/** The events of one configuration only, as far as they are shown. */
	private final List<Change> changes = new ArrayList<>();

	UserComparison(ResultBuilder result, Proposal proposal, SimulatedUser user, Map<UUID, SimulatedEvent> now,
			Map<UUID, SimulatedEvent> then) {
		this.result = result;
		this.proposal = proposal;
		this.user = user;
		this.now = now;
		this.then = then;
		this.levelNow = user.level();
		this.levelThen = user.level();
	}

	/**
	 * Adds a stored event. Detected events of an enabled behaviour are judged anew,
	 * unless an earlier version of its rule has found them. Others stay with their level,
	 * as long as their behaviour does.
	 */
	void add(ExistingEvent stored) {
		SimulatedEvent event = stored.event();
		if (stored.dismissed()) {
			this.dismissed.add(event.id());
		}
		boolean isEnabled = this.proposal.now().isEnabled(event.behavior());
		if (isEnabled && !stored.reported()) {
			if (this.now.containsKey(event.id()) || !this.result.detectors().isOfRule(event.behavior())) {
				return;
			}
			this.result.limit(event.behavior());
		}
		boolean isKept = !isEnabled || this.proposal.then().isEnabled(event.behavior());
		count(event, stored.level(), isKept ? event : null, stored.level());
	}

	/** Adds the events that were judged, and the levels of the user. */
	void end() {
		this.now.forEach((id, event) -> count(event, this.proposal.now().level(event.behavior()), this.then.get(id),
				this.proposal.then().level(event.behavior())));
		this.then.forEach((id, event) -> {
			if (!this.now.containsKey(id)) {
				count(null, null, event, this.proposal.then().level(event.behavior()));
			}
		});
		this.changes.sort(Comparator.comparing((change) -> change.event().at()));
		this.result.add(this.user, this.levelNow, this.levelThen, this.changes);
	}

	/**
	 * Counts an event. Its findings may differ between the configurations: then a
	 * dismissed event counts again.
	 * @param before null if only the proposed configuration has the event
	 * @param after null if only the configuration of today has it
	 */
	private void count(@Nullable SimulatedEvent before, @Nullable RiskLevel levelBefore, @Nullable SimulatedEvent after,
			@Nullable RiskLevel levelAfter) {
		SimulatedEvent event = (before != null) ? before : Objects.requireNonNull(after);
		this.result.count(event.behavior(), before != null, after != null);
		boolean isDismissed = this.dismissed.contains(event.id());
		if (before != null && !isDismissed && this.user.counts(before.at())) {
			this.levelNow = RiskLevel.highest(this.levelNow, levelBefore);
		}
		if (after != null && !(isDismissed && after.records() == event.records()) && this.user.counts(after.at())) {
			this.levelThen = RiskLevel.highest(this.levelThen, levelAfter);
		}
		if ((before == null || after == null) && this.changes.size() < ResultBuilder.MAX_EXAMPLES) {
			this.changes.add(new Change(event, after != null));
		}
	}

	/** An event of one configuration only: the proposed one if it is new. */
	record Change(SimulatedEvent event, boolean isNew) {

	}

}
