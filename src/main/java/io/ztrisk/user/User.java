package io.ztrisk.user;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A user and the score kept with it. Changed only while its row is locked.
 */
public class User {

	private final UUID id;

	private final boolean derived;

	private @Nullable UUID mergedInto;

	private LatestText email;

	private LatestText name;

	private Score score;

	private Score folded;

	private @Nullable Instant lastReset;

	private boolean changed;

	private boolean refolded;

	private final UserState before;

	User(UUID id, boolean derived, @Nullable UUID mergedInto, LatestText email, LatestText name, Score score,
			Score folded, @Nullable Instant lastReset) {
		this.id = id;
		this.derived = derived;
		this.mergedInto = mergedInto;
		this.email = email;
		this.name = name;
		this.score = score;
		this.folded = folded;
		this.lastReset = lastReset;
		this.before = new UserState(email.text(), name.text(), score, lastReset, mergedInto);
	}

	/**
	 * A user of whom nothing is known yet.
	 * @param derived whether the id is made of an e-mail
	 */
	User(UUID id, boolean derived) {
		this(id, derived, null, LatestText.NOTHING, LatestText.NOTHING, Score.NONE, Score.NONE, null);
	}

	/**
	 * The user's id.
	 */
	public UUID id() {
		return this.id;
	}

	boolean isDerived() {
		return this.derived;
	}

	@Nullable UUID mergedInto() {
		return this.mergedInto;
	}

	LatestText email() {
		return this.email;
	}

	LatestText name() {
		return this.name;
	}

	Score score() {
		return this.score;
	}

	/**
	 * What is left in the score of events that count and are kept no more.
	 */
	Score folded() {
		return this.folded;
	}

	/**
	 * Whether the user is not what is stored any more.
	 */
	boolean isChanged() {
		return this.changed;
	}

	/**
	 * The names of the fields that are not what they were when the user was found.
	 */
	List<String> changes() {
		return this.before
			.changesTo(new UserState(this.email.text(), this.name.text(), this.score, this.lastReset, this.mergedInto));
	}

	/**
	 * Whether {@link #folded()} is not what is stored any more; that is rare.
	 */
	boolean isRefolded() {
		return this.refolded;
	}

	/**
	 * Notes that the user is stored as it is.
	 */
	void stored() {
		this.changed = false;
	}

	/**
	 * Ends the transaction if the user was merged between being found and being locked.
	 */
	public void requireUnmoved() {
		if (this.mergedInto != null) {
			throw new UserMovedException();
		}
	}

	/**
	 * Whether this user is known by e-mail only and the other, who has that e-mail too,
	 * has a real id.
	 */
	boolean becomes(User other) {
		return this.derived && this.mergedInto == null && !other.derived;
	}

	/**
	 * Whether an event of a time counts towards the score: it is dated after the last
	 * reset.
	 */
	public boolean counts(Instant occurredAt) {
		return this.lastReset == null || occurredAt.isAfter(this.lastReset);
	}

	/**
	 * The time of the last reset, null if there was none.
	 */
	public @Nullable Instant lastReset() {
		return this.lastReset;
	}

	/**
	 * Takes a stored event into the score, if it counts.
	 */
	public void recordEvent(RiskLevel level, Instant occurredAt) {
		if (counts(occurredAt)) {
			this.score = this.score.and(Score.of(level, occurredAt));
			this.changed = true;
		}
	}

	/**
	 * Takes an event into the score whose time has moved on.
	 * @param before the event's time until now, null if it is new
	 */
	public void recordEvent(RiskLevel level, @Nullable Instant before, Instant occurredAt) {
		if (before == null || !counts(before)) {
			recordEvent(level, occurredAt);
		}
		else {
			this.score = new Score(this.score.level(), this.score.count(), later(this.score.newest(), occurredAt));
			this.changed = true;
		}
	}

	/**
	 * Takes note that an event is kept no more. If it counts it goes on counting.
	 */
	public void forgetEvent(RiskLevel level, Instant occurredAt) {
		if (counts(occurredAt)) {
			fold(this.folded.and(Score.of(level, occurredAt)));
		}
	}

	private void fold(Score newFolded) {
		this.refolded |= !newFolded.equals(this.folded);
		this.folded = newFolded;
	}

	/**
	 * Replaces the score by one taken anew over all the events that count, and are kept.
	 */
	public void rescore(Score kept) {
		this.score = this.folded.and(kept);
		this.changed = true;
	}

	/**
	 * The time of the newest record that is known to be of the user, or now if that is
	 * later.
	 */
	public Instant lastSeen(Instant now) {
		return later(this.email.at(), later(this.name.at(), later(this.score.newest(), later(this.lastReset, now))));
	}

	/**
	 * Clears the score. The reset stands at the later of now and the user's last event.
	 */
	void reset(Instant now) {
		this.lastReset = later(later(this.score.newest(), now), (this.lastReset != null) ? this.lastReset : now);
		fold(Score.NONE);
		rescore(Score.NONE);
	}

	/**
	 * Takes in what a record says of the user.
	 */
	void identify(UserReference reference) {
		show(this.email.or(reference.email(), reference.at()), this.name.or(reference.name(), reference.at()));
	}

	private void show(LatestText newEmail, LatestText newName) {
		this.changed |= newEmail != this.email || newName != this.name;
		this.email = newEmail;
		this.name = newName;
	}

	/**
	 * Becomes one with a user that has a real id. What is folded of either counts unless
	 * all of it is from before the reset that is now both's.
	 */
	void mergeInto(User real) {
		real.show(real.email.or(this.email.text(), this.email.at()), real.name.or(this.name.text(), this.name.at()));
		if (this.lastReset != null) {
			real.lastReset = later(real.lastReset, this.lastReset);
			real.changed = true;
		}
		real.fold(real.counting(real.folded).and(real.counting(this.folded)));
		this.mergedInto = real.id();
		fold(Score.NONE);
		rescore(Score.NONE);
	}

	private Score counting(Score score) {
		return (score.newest() != null && counts(score.newest())) ? score : Score.NONE;
	}

	static Instant later(@Nullable Instant one, Instant other) {
		return (one != null && one.isAfter(other)) ? one : other;
	}

}
