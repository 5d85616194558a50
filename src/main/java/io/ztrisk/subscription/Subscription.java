package io.ztrisk.subscription;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumType;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of changes. A method that changes it takes the lease on, so that a pass of a
 * sender that is under way records nothing.
 */
@Entity
public class Subscription extends Receiver {

	@Enumerated(EnumType.STRING)
	private SubscriptionStatus status;

	private @Nullable String reason;

	private long position;

	private long lease;

	private @Nullable Instant leaseUntil;

	private @Nullable Instant retryAt;

	private boolean urgent;

	@Embedded
	private ReceiverHealth health = new ReceiverHealth();

	@SuppressWarnings("NullAway.Init")
	protected Subscription() {
	}

	Subscription(String accountId, UUID id, SubscriptionKind kind, long position, Instant createdAt) {
		super(new Key(accountId, id), kind, createdAt);
		this.status = SubscriptionStatus.ENABLED;
		this.position = position;
	}

	/**
	 * Changes where and how messages are sent.
	 * @param newUrl null if the receiver asks for messages
	 * @param newConfig a JSON object
	 * @param newSealed null if there are no secrets
	 */
	public void configure(@Nullable String newUrl, String newConfig, byte @Nullable [] newSealed) {
		changeUrl(newUrl);
		replaceConfig(newConfig);
		replaceSealed(newSealed);
		this.lease++;
	}

	/** Changes the settings of a kind that has no secrets. */
	public void configure(String newConfig) {
		replaceConfig(newConfig);
		this.lease++;
	}

	/** Changes where messages are sent, and the name in the account. */
	public void moveAndRename(String newUrl, String newReferenceId) {
		changeUrl(newUrl);
		rename(newReferenceId);
		this.lease++;
	}

	private void changeUrl(@Nullable String newUrl) {
		if (moveTo(newUrl)) {
			this.health.forgetFailures();
		}
	}

	/** Goes on where it stopped. */
	public void enable() {
		this.status = SubscriptionStatus.ENABLED;
		this.reason = null;
		this.health.forgetFailures();
		this.lease++;
	}

	/**
	 * Sends nothing any more.
	 * @param newReason null if there is none
	 */
	public void stop(SubscriptionStatus newStatus, @Nullable String newReason) {
		this.status = newStatus;
		this.reason = newReason;
		this.lease++;
	}

	/**
	 * Goes on after another change.
	 * @param newPosition the number of this change, 0 to begin with the first change
	 */
	public void seek(long newPosition) {
		this.position = newPosition;
		this.lease++;
	}

	/** Takes note of a delivery that is due. */
	public void retry(Instant at) {
		this.retryAt = at;
		this.lease++;
	}

	/** Lets messages that are no changes be sent at once, whatever the status. */
	public void markUrgent() {
		this.urgent = true;
		this.lease++;
	}

	/**
	 * Records that a receiver that asks for messages has acknowledged or refused some.
	 * @param succeeded whether it has acknowledged any
	 */
	public void recordAnswers(boolean succeeded, Instant at) {
		if (succeeded) {
			this.health.succeed(at);
		}
		this.lease++;
	}

	/** Records a pass that has ended. */
	public void settle(ReceiverFailures failures, long newPosition, @Nullable Instant newRetryAt, Instant now) {
		this.position = newPosition;
		this.retryAt = newRetryAt;
		this.urgent = false;
		this.health.settle(failures);
		this.leaseUntil = now;
	}

	/**
	 * Records that messages were handed out to a receiver that asks for them.
	 * @param newPosition the number of the last change up to which all are dealt with
	 */
	public void handOut(long newPosition) {
		this.position = newPosition;
	}

	/**
	 * Records that messages which are no changes were tried. A success ends a rest.
	 * @param all whether none waits any more
	 */
	public void settleControls(boolean all, boolean succeeded, Instant now) {
		if (succeeded) {
			this.health.forgetFailures();
			this.health.succeed(now);
		}
		this.urgent = !all;
		this.leaseUntil = now;
	}

	/**
	 * The failures of its receiver before a pass.
	 * @param inARow the number of failures since the last success
	 */
	public ReceiverFailures failures(int inARow) {
		return this.health.failures(inARow);
	}

	public SubscriptionStatus status() {
		return this.status;
	}

	public @Nullable String reason() {
		return this.reason;
	}

	/** Whether messages wait that are no changes, and are sent before all else. */
	public boolean isUrgent() {
		return this.urgent;
	}

	/**
	 * The number of the last change up to which all are dealt with, 0 if there is none.
	 */
	public long position() {
		return this.position;
	}

	/** A number that each call which changes it takes on. */
	public long lease() {
		return this.lease;
	}

	public @Nullable Instant failingSince() {
		return this.health.failingSince();
	}

	/** The primary key of a subscription. */
	@Embeddable
	public record Key(String accountId, UUID id) {

	}

}
