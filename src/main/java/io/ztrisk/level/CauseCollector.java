package io.ztrisk.level;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * Collects the causes for which the level of a locked user may change, and tells in the
 * end the cause of the change.
 */
public final class CauseCollector {

	private final Set<ChangeCause> causes = EnumSet.of(ChangeCause.RECOMPUTED);

	private boolean mergedScores;

	private @Nullable ScoredEvent event;

	/** Adds a cause other than an event. */
	public void add(ChangeCause cause) {
		this.causes.add(cause);
	}

	/** Adds an event that begins to count. */
	public void add(ScoredEvent counting) {
		this.event = (this.event != null) ? this.event.or(counting) : counting;
	}

	/**
	 * Adds a merge.
	 * @param scored whether one of the two users has a level, or the other has had one
	 */
	public void addMerge(boolean scored) {
		this.causes.add(ChangeCause.MERGED);
		this.mergedScores |= scored;
	}

	/**
	 * The change of a user, if it is worth a row.
	 * @param identified whether the user got its first e-mail
	 */
	public Optional<LevelChange> change(UUID user, @Nullable RiskLevel before, @Nullable RiskLevel now,
			boolean identified) {
		if (before != now) {
			ScoredEvent brought = brought(before, now);
			Set<ChangeCause> all = EnumSet.copyOf(this.causes);
			if (brought != null) {
				all.add(ChangeCause.EVENT);
			}
			ChangeCause first = all.iterator().next();
			return Optional
				.of(new LevelChange(user, before, now, first, (first == ChangeCause.EVENT) ? brought : null));
		}
		if (this.mergedScores) {
			return Optional.of(new LevelChange(user, before, now, ChangeCause.MERGED, null));
		}
		return (identified && now != null)
				? Optional.of(new LevelChange(user, before, now, ChangeCause.IDENTIFIED, null)) : Optional.empty();
	}

	/** The event that has raised the level, null if none has. */
	private @Nullable ScoredEvent brought(@Nullable RiskLevel before, @Nullable RiskLevel now) {
		boolean higher = now != null && (before == null || now.compareTo(before) > 0);
		return (higher && this.event != null && this.event.level() == now) ? this.event : null;
	}

}
