package io.ztrisk.user;

import java.time.Instant;

import io.ztrisk.behavior.RiskLevel;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The score of a user over the events after the last reset, pruned ones included.
 *
 * @param total the score over all these events
 * @param folded the part of the pruned events
 * @param lastReset the time of the last reset, null if there was none
 * @param revision a number that grows with each event that begins to count
 */
@Embeddable
record UserScore(
		@AttributeOverride(name = "level", column = @Column(name = "risk_level")) @AttributeOverride(name = "count",
				column = @Column(name = "event_count")) @AttributeOverride(name = "newest",
						column = @Column(name = "last_event")) Score total,
		@AttributeOverride(name = "level", column = @Column(name = "folded_level")) @AttributeOverride(name = "count",
				column = @Column(name = "folded_count")) @AttributeOverride(name = "newest",
						column = @Column(name = "folded_last")) @AttributeOverride(name = "behaviors",
								column = @Column(name = "folded_behaviors")) Score folded,
		@Nullable Instant lastReset, long revision) {

	/** The score of a user without events. */
	static final UserScore NONE = new UserScore(Score.NONE, Score.NONE, null, 0);

	/** Whether an event at a time counts: it is later than the last reset. */
	boolean counts(Instant occurredAt) {
		return this.lastReset == null || occurredAt.isAfter(this.lastReset);
	}

	/** Whether there is no event that counts, and was no reset. */
	boolean isEmpty() {
		return this.total.equals(Score.NONE) && this.folded.equals(Score.NONE) && this.lastReset == null;
	}

	UserScore withEvent(String behavior, RiskLevel level, Instant occurredAt) {
		return counts(occurredAt) ? new UserScore(this.total.and(Score.of(behavior, level, occurredAt)), this.folded,
				this.lastReset, this.revision + 1) : this;
	}

	/**
	 * The score with an event that is new or has a later time.
	 * @param before the time of the event until now, null if the event is new
	 */
	UserScore withEvent(String behavior, RiskLevel level, @Nullable Instant before, Instant occurredAt) {
		return (before == null || !counts(before)) ? withEvent(behavior, level, occurredAt)
				: withTotal(this.total.movedTo(occurredAt));
	}

	/** The score after an event was pruned. The event counts as before. */
	UserScore withPruned(String behavior, RiskLevel level, Instant occurredAt) {
		return counts(occurredAt) ? new UserScore(this.total, this.folded.and(Score.of(behavior, level, occurredAt)),
				this.lastReset, this.revision) : this;
	}

	/** The score recalculated over the stored events that count. */
	UserScore over(Score stored) {
		return withTotal(this.folded.and(stored));
	}

	/** The score after a reset, whose time is not before the last event or reset. */
	UserScore reset(Instant now) {
		return new UserScore(Score.NONE, Score.NONE, Score.later(this.total.newest(), Score.later(this.lastReset, now)),
				this.revision);
	}

	/**
	 * The score of a user after another one was merged into it, to be recalculated. The
	 * later reset holds for both. Pruned events of a user count unless all are from
	 * before this reset. The events of the other begin to count.
	 */
	UserScore merged(UserScore other) {
		Instant reset = (other.lastReset != null) ? Score.later(this.lastReset, other.lastReset) : this.lastReset;
		UserScore both = new UserScore(this.total, Score.NONE, reset, this.revision + other.revision);
		return new UserScore(this.total, both.counting(this.folded).and(both.counting(other.folded)), reset,
				both.revision);
	}

	/** The score of a user that was merged into another one. */
	UserScore handedOver() {
		return new UserScore(Score.NONE, Score.NONE, this.lastReset, this.revision);
	}

	private Score counting(Score part) {
		return (part.newest() != null && counts(part.newest())) ? part : Score.NONE;
	}

	private UserScore withTotal(Score newTotal) {
		return new UserScore(newTotal, this.folded, this.lastReset, this.revision);
	}

}
