package io.ztrisk.user;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.api.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * A user and the score kept with it. Changed only while its row is locked.
 */
public class User {

	private final UUID id;

	private final boolean derived;

	private @Nullable UUID mergedInto;

	private Shown email;

	private Shown name;

	private @Nullable Short riskLevel;

	private long eventCount;

	private @Nullable Instant lastEvent;

	private @Nullable Instant lastReset;

	private boolean changed;

	User(UUID id, boolean derived, @Nullable UUID mergedInto, Shown email, Shown name, @Nullable Short riskLevel,
			long eventCount, @Nullable Instant lastEvent, @Nullable Instant lastReset) {
		this.id = id;
		this.derived = derived;
		this.mergedInto = mergedInto;
		this.email = email;
		this.name = name;
		this.riskLevel = riskLevel;
		this.eventCount = eventCount;
		this.lastEvent = lastEvent;
		this.lastReset = lastReset;
	}

	/**
	 * A user of whom nothing is known yet.
	 * @param derived whether the id is made of an e-mail
	 */
	User(UUID id, boolean derived) {
		this(id, derived, null, Shown.NOTHING, Shown.NOTHING, null, 0, null, null);
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

	Shown email() {
		return this.email;
	}

	Shown name() {
		return this.name;
	}

	@Nullable Short riskLevel() {
		return this.riskLevel;
	}

	long eventCount() {
		return this.eventCount;
	}

	@Nullable Instant lastEvent() {
		return this.lastEvent;
	}

	/**
	 * Whether the user is not what is stored any more.
	 */
	boolean isChanged() {
		return this.changed;
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
	void requireUnmoved() {
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
			this.riskLevel = (this.riskLevel != null) ? RiskLevel.ofRank(this.riskLevel).or(level).rank()
					: level.rank();
			this.eventCount++;
			this.lastEvent = later(this.lastEvent, occurredAt);
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
			this.lastEvent = later(this.lastEvent, occurredAt);
			this.changed = true;
		}
	}

	/**
	 * Replaces the score by one taken anew over all the events that count.
	 * @param level null if none counts
	 * @param count how many count
	 * @param newest null if none counts
	 */
	public void rescore(@Nullable RiskLevel level, long count, @Nullable Instant newest) {
		this.riskLevel = (level != null) ? level.rank() : null;
		this.eventCount = count;
		this.lastEvent = newest;
		this.changed = true;
	}

	/**
	 * Clears the score. The reset stands at the later of now and the user's last event.
	 */
	void reset(Instant now) {
		this.lastReset = later(later(this.lastEvent, now), (this.lastReset != null) ? this.lastReset : now);
		rescore(null, 0, null);
	}

	/**
	 * Takes in what a record says of the user.
	 */
	void identify(Sighting sighting) {
		show(this.email.or(sighting.email(), sighting.at()), this.name.or(sighting.name(), sighting.at()));
	}

	private void show(Shown newEmail, Shown newName) {
		this.changed |= newEmail != this.email || newName != this.name;
		this.email = newEmail;
		this.name = newName;
	}

	/**
	 * Becomes one with a user that has a real id.
	 */
	void mergeInto(User real) {
		real.show(real.email.or(this.email.text(), this.email.at()), real.name.or(this.name.text(), this.name.at()));
		if (this.lastReset != null) {
			real.lastReset = later(real.lastReset, this.lastReset);
			real.changed = true;
		}
		this.mergedInto = real.id();
		rescore(null, 0, null);
	}

	private static Instant later(@Nullable Instant one, Instant other) {
		return (one != null && one.isAfter(other)) ? one : other;
	}

}
