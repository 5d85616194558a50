package io.ztrisk.level;

import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A change of the level of a user in a transaction.
 *
 * @param previous the level before the transaction, null for none
 * @param level the level after it, null for none
 * @param event the event that brought the level, null for another cause
 */
public record LevelChange(UUID user, @Nullable RiskLevel previous, @Nullable RiskLevel level, ChangeCause cause,
		@Nullable ScoredEvent event) {

	/** This change and a later one of the same transaction. */
	public LevelChange and(LevelChange later) {
		ChangeCause first = this.cause.or(later.cause);
		return new LevelChange(this.user, this.previous, later.level, first,
				(first != ChangeCause.EVENT) ? null : (later.event != null) ? later.event : this.event);
	}

	/**
	 * Whether there is something to tell; a merge or a first e-mail is, without another
	 * level, too.
	 */
	public boolean isWorthARow() {
		return this.previous != this.level || this.cause == ChangeCause.MERGED || this.cause == ChangeCause.IDENTIFIED;
	}

}
