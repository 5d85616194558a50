package io.ztrisk.user;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.api.RiskLevel;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A user and the score kept with it. Changed only while its row is locked.
 */
@Entity
@Table(name = "users")
public class User {

	@EmbeddedId
	private UserKey key;

	private boolean derived;

	private @Nullable UUID mergedInto;

	private String email;

	private Instant emailAt;

	private String name;

	private Instant nameAt;

	private @Nullable Short riskLevel;

	private long eventCount;

	private @Nullable Instant lastEvent;

	private @Nullable Instant lastReset;

	protected User() {
	}

	/**
	 * The user's id.
	 */
	public UUID id() {
		return this.key.id();
	}

	@Nullable UUID mergedInto() {
		return this.mergedInto;
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
	}

	/**
	 * Clears the score. The reset stands at the later of now and the user's last event.
	 */
	void reset(Instant now) {
		this.lastReset = later(later(this.lastEvent, now), (this.lastReset != null) ? this.lastReset : now);
		rescore(null, 0, null);
	}

	/**
	 * Shows the e-mail and name of the newest record; of two at the same time the greater
	 * text, so that no order of arrival matters.
	 */
	void identify(@Nullable String newEmail, @Nullable String newName, Instant at) {
		if (newEmail != null && isNewer(newEmail, at, this.email, this.emailAt)) {
			this.email = newEmail;
			this.emailAt = at;
		}
		if (newName != null && isNewer(newName, at, this.name, this.nameAt)) {
			this.name = newName;
			this.nameAt = at;
		}
	}

	/**
	 * Becomes one with a user that has a real id.
	 */
	void mergeInto(User real) {
		real.identify(this.email.isEmpty() ? null : this.email, null, this.emailAt);
		real.identify(null, this.name.isEmpty() ? null : this.name, this.nameAt);
		if (this.lastReset != null) {
			real.lastReset = later(real.lastReset, this.lastReset);
		}
		this.mergedInto = real.id();
		rescore(null, 0, null);
	}

	private static boolean isNewer(String text, Instant at, String shown, Instant shownAt) {
		int order = at.compareTo(shownAt);
		return order > 0 || shown.isEmpty() || (order == 0 && text.compareTo(shown) > 0);
	}

	private static Instant later(@Nullable Instant one, Instant other) {
		return (one != null && one.isAfter(other)) ? one : other;
	}

}
