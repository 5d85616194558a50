package io.ztrisk.user;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.identity.UserReference;
import io.ztrisk.level.LevelChange;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;

/**
 * A user and its score. They change only while the row is locked.
 */
@Entity
@Table(name = "users")
public class User extends ScoredUser {

	@EmbeddedId
	private Key key;

	private boolean derived;

	private @Nullable UUID mergedInto;

	@AttributeOverride(name = "text", column = @Column(name = "email"))
	@AttributeOverride(name = "at", column = @Column(name = "email_at"))
	private LatestText email;

	@AttributeOverride(name = "text", column = @Column(name = "name"))
	@AttributeOverride(name = "at", column = @Column(name = "name_at"))
	private LatestText name;

	@Transient
	private State loaded;

	@Transient
	private State stored;

	User() {
	}

	User(Key key, boolean derived, @Nullable UUID mergedInto, LatestText email, LatestText name, UserScore score) {
		super(score);
		this.key = key;
		this.derived = derived;
		this.mergedInto = mergedInto;
		this.email = email;
		this.name = name;
		this.loaded = state();
		this.stored = this.loaded;
	}

	User(Key key, boolean derived) {
		this(key, derived, null, LatestText.NOTHING, LatestText.NOTHING, UserScore.NONE);
	}

	@PostLoad
	void loaded() {
		this.loaded = state();
		this.stored = this.loaded;
	}

	private State state() {
		return new State(this.mergedInto, this.email, this.name, score());
	}

	public UUID id() {
		return this.key.id();
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

	boolean isChanged() {
		return !state().equals(this.stored);
	}

	void stored() {
		this.stored = state();
	}

	/** The sorted names of the fields that have changed since the user was loaded. */
	public List<String> changes() {
		Map<String, @Nullable Object> before = this.loaded.fields();
		Map<String, @Nullable Object> now = state().fields();
		return now.keySet().stream().filter((field) -> !Objects.equals(now.get(field), before.get(field))).toList();
	}

	/** The level when the user was locked. */
	public @Nullable RiskLevel levelBefore() {
		return this.loaded.score().total().level();
	}

	/** How the level has changed since the user was locked; a merged user has none. */
	Optional<LevelChange> levelChange() {
		boolean identified = this.loaded.email().text().isEmpty() && !this.email.text().isEmpty();
		return (this.mergedInto != null) ? Optional.empty() : causes().change(id(), levelBefore(), level(), identified);
	}

	/** Makes the transaction start again if the user was merged before it was locked. */
	public void requireUnmoved() {
		if (this.mergedInto != null) {
			throw new OptimisticLockingFailureException("A user was merged meanwhile");
		}
	}

	/** Whether this user is known by an alias only, and must be merged into the other. */
	boolean becomes(User other) {
		return this.derived && this.mergedInto == null && !other.derived;
	}

	/**
	 * Whether this user is known by an alias only, has no score and no reset, and has had
	 * no record since a time.
	 */
	public boolean isIdleSince(Instant before) {
		return this.derived && this.mergedInto == null && score().isEmpty() && this.email.at().isBefore(before)
				&& this.name.at().isBefore(before);
	}

	/**
	 * The time of the newest record that the user itself knows of, or now if that is
	 * later.
	 */
	public Instant lastSeen(Instant now) {
		return Score.later(this.email.at(),
				Score.later(this.name.at(), Score.later(score().total().newest(), Score.later(lastReset(), now))));
	}

	void identify(UserReference reference) {
		this.email = this.email.or(reference.email(), reference.at());
		if (this.derived) {
			this.email = this.email.seen(reference.at());
		}
		this.name = this.name.or(reference.name(), reference.at());
	}

	void mergeInto(User real) {
		real.email = real.email.or(this.email.text(), this.email.at());
		real.name = real.name.or(this.name.text(), this.name.at());
		handOverScore(real);
		this.mergedInto = real.id();
	}

	/** The primary key of a user. */
	@Embeddable
	record Key(String accountId, UUID id) {
	}

	/** The fields that can change, to find out which have changed. */
	private record State(@Nullable UUID mergedInto, LatestText email, LatestText name, UserScore score) {

		/** The fields that the audit log names. */
		Map<String, @Nullable Object> fields() {
			Map<String, @Nullable Object> fields = new TreeMap<>();
			fields.put("email", this.email.text());
			fields.put("event_count", this.score.total().count());
			fields.put("last_event", this.score.total().newest());
			fields.put("last_reset_time", this.score.lastReset());
			fields.put("merged_into", this.mergedInto);
			fields.put("name", this.name.text());
			fields.put("risk_level", this.score.total().level());
			return fields;
		}

	}

}
