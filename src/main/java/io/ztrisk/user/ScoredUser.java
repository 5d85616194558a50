package io.ztrisk.user;

import java.time.Instant;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.level.CauseCollector;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.ScoredEvent;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

/**
 * The score of a user, and the causes for which its level changes.
 */
@MappedSuperclass
abstract class ScoredUser {

	private UserScore score = UserScore.NONE;

	@Transient
	private final CauseCollector causes = new CauseCollector();

	ScoredUser() {
	}

	ScoredUser(UserScore score) {
		this.score = score;
	}

	UserScore score() {
		return this.score;
	}

	/** The time of the last reset; null if there was none. */
	public @Nullable Instant lastReset() {
		return this.score.lastReset();
	}

	public @Nullable RiskLevel level() {
		return this.score.total().level();
	}

	/** A number that grows with each event that begins to count. */
	public long revision() {
		return this.score.revision();
	}

	/** Names a cause of what changes, if the level changes. */
	public void because(ChangeCause cause) {
		this.causes.add(cause);
	}

	/** Notes that a user with stored changes of its level was merged into this one. */
	public void takeOverChanges() {
		this.causes.addMerge(true);
	}

	/**
	 * Adds an event to the score, if it counts.
	 * @param before the time of the event until now, null if the event is new
	 */
	public void recordEvent(ScoredEvent event, @Nullable Instant before) {
		if (this.score.counts(event.at()) && (before == null || !this.score.counts(before))) {
			this.causes.add(event);
		}
		this.score = this.score.withEvent(event.behavior().key(), event.level(), before, event.at());
	}

	/** Keeps a pruned event in the score, if it counts. */
	public void forgetEvent(String behavior, RiskLevel level, Instant occurredAt) {
		this.score = this.score.withPruned(behavior, level, occurredAt);
	}

	/**
	 * Recalculates the score.
	 * @param stored the score over the stored events that count
	 */
	public void rescore(Score stored) {
		this.score = this.score.over(stored);
	}

	/** Resets the score. */
	public void reset(Instant now) {
		this.causes.add(ChangeCause.RESET);
		this.score = this.score.reset(now);
	}

	/** Hands the score over to another user. It must be recalculated there. */
	void handOverScore(ScoredUser other) {
		other.causes.addMerge(level() != null || other.level() != null);
		other.score = other.score.merged(this.score);
		this.score = this.score.handedOver();
	}

	CauseCollector causes() {
		return this.causes;
	}

}
