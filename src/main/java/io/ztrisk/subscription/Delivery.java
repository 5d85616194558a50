package io.ztrisk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.format.Uuids;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A message to a receiver: one that was attempted, or one that waits.
 */
@Entity
public class Delivery {

	@EmbeddedId
	private Key key;

	private @Nullable Long seq;

	private @Nullable UUID userId;

	private String event;

	@JdbcTypeCode(SqlTypes.JSON)
	private @Nullable String control;

	@Enumerated(EnumType.STRING)
	private DeliveryStatus status;

	private int attempts;

	private @Nullable Instant firstAttemptAt;

	private @Nullable Instant lastAttemptAt;

	private @Nullable Instant nextAttemptAt;

	private @Nullable Instant settledAt;

	private @Nullable Integer httpStatus;

	private @Nullable String error;

	private @Nullable Integer milliseconds;

	@SuppressWarnings("NullAway.Init")
	protected Delivery() {
	}

	private Delivery(Subscription subscription, LoggedChange change, String event) {
		this.key = new Key(subscription.accountId(), subscription.id(), id(subscription, change, event));
		this.seq = change.seq();
		this.userId = change.userId();
		this.event = event;
		this.status = DeliveryStatus.WAITING;
	}

	private Delivery(Subscription subscription, String event, String control, Instant now) {
		this.key = new Key(subscription.accountId(), subscription.id(), Uuids.ofTicks(Uuids.ticks(now)));
		this.event = event;
		this.control = control;
		this.status = DeliveryStatus.WAITING;
	}

	/** One that waits and is due. */
	public static Delivery of(Subscription subscription, LoggedChange change, String event) {
		return new Delivery(subscription, change, event);
	}

	/**
	 * A message that is no change, which waits and is due.
	 * @param control the content as a JSON object
	 */
	public static Delivery ofControl(Subscription subscription, String event, String control, Instant now) {
		return new Delivery(subscription, event, control, now);
	}

	/** The same on every server and after a crash. */
	public static UUID id(Subscription subscription, LoggedChange change, String event) {
		return Uuids.ofParts("delivery", subscription.id().toString(), change.id().toString(), event);
	}

	/**
	 * Records an attempt, and how many milliseconds it took.
	 * @param at when it began
	 * @param end when it ended
	 * @param answered the HTTP status of the answer, null if there was none
	 * @param word the error in one word, null if it did not fail
	 */
	public void attempt(Instant at, Instant end, @Nullable Integer answered, @Nullable String word) {
		this.attempts++;
		this.firstAttemptAt = (this.firstAttemptAt != null) ? this.firstAttemptAt : at;
		this.lastAttemptAt = at;
		this.milliseconds = (int) Duration.between(at, end).toMillis();
		this.httpStatus = answered;
		this.error = word;
	}

	/** Notes that the receiver got it as an answer, and may acknowledge it. */
	public void handOut(Instant at) {
		attempt(at, at, null, null);
	}

	public void retry(Instant at) {
		this.nextAttemptAt = at;
	}

	/** Ends it. */
	public void settle(DeliveryStatus end, Instant at) {
		this.status = end;
		this.settledAt = at;
		this.nextAttemptAt = null;
	}

	/** Begins anew, and is due at once. */
	public void redeliver() {
		this.status = DeliveryStatus.WAITING;
		this.settledAt = null;
		this.nextAttemptAt = null;
		this.attempts = 0;
		this.firstAttemptAt = null;
	}

	public boolean isDue(Instant now) {
		return this.nextAttemptAt == null || !this.nextAttemptAt.isAfter(now);
	}

	/** The attempts since a time, as far as they can be told. */
	public int attemptsSince(Instant time) {
		if (this.lastAttemptAt == null || this.lastAttemptAt.isBefore(time)) {
			return 0;
		}
		return (this.firstAttemptAt != null && this.firstAttemptAt.isBefore(time)) ? 1 : this.attempts;
	}

	public UUID id() {
		return this.key.id();
	}

	/** The number of the change, 0 for a message that is no change. */
	public long seq() {
		return (this.seq != null) ? this.seq : 0;
	}

	/** The content of a message that is no change, null for a change. */
	public @Nullable String control() {
		return this.control;
	}

	public @Nullable UUID userId() {
		return this.userId;
	}

	public String event() {
		return this.event;
	}

	public DeliveryStatus status() {
		return this.status;
	}

	public int attempts() {
		return this.attempts;
	}

	public @Nullable Instant firstAttemptAt() {
		return this.firstAttemptAt;
	}

	public @Nullable Instant lastAttemptAt() {
		return this.lastAttemptAt;
	}

	public @Nullable Instant nextAttemptAt() {
		return this.nextAttemptAt;
	}

	@Nullable Instant settledAt() {
		return this.settledAt;
	}

	public @Nullable Integer httpStatus() {
		return this.httpStatus;
	}

	public @Nullable String error() {
		return this.error;
	}

	public @Nullable Integer milliseconds() {
		return this.milliseconds;
	}

	/** The primary key of a delivery. */
	@Embeddable
	public record Key(String accountId, UUID subscriptionId, UUID id) {

	}

}
