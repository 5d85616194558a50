package io.ztrisk.subscription;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.secret.SecretPlace;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumType;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of changes. A method that changes it takes the lease on, so that a pass of a
 * sender that is under way records nothing.
 */
@Entity
public class Subscription {

	@EmbeddedId
	private Key key;

	@Enumerated(EnumType.STRING)
	private SubscriptionKind kind;

	private @Nullable String owner;

	private @Nullable String referenceId;

	private @Nullable String url;

	@JdbcTypeCode(SqlTypes.JSON)
	private String config;

	private byte @Nullable [] sealed;

	@Enumerated(EnumType.STRING)
	private SubscriptionStatus status;

	private @Nullable String reason;

	private long position;

	private long lease;

	private @Nullable Instant leaseUntil;

	private int rests;

	private @Nullable Instant restUntil;

	private @Nullable Instant retryAt;

	private boolean urgent;

	private @Nullable Instant failingSince;

	private @Nullable Instant lastSuccessAt;

	private @Nullable String lastError;

	private Instant createdAt;

	@SuppressWarnings("NullAway.Init")
	protected Subscription() {
	}

	Subscription(String accountId, UUID id, SubscriptionKind kind, long position, Instant createdAt) {
		this.key = new Key(accountId, id);
		this.kind = kind;
		this.config = "{}";
		this.status = SubscriptionStatus.ENABLED;
		this.position = position;
		this.createdAt = createdAt;
	}

	/**
	 * Changes where and how messages are sent.
	 * @param newConfig a JSON object
	 */
	public void configure(String newUrl, String newConfig, byte[] newSealed) {
		if (!newUrl.equals(this.url)) {
			forgetFailures();
		}
		this.url = newUrl;
		this.config = newConfig;
		this.sealed = newSealed.clone();
		this.lease++;
	}

	/** Changes the settings of a kind that has no secrets. */
	public void configure(String newConfig) {
		this.config = newConfig;
		this.lease++;
	}

	/** Changes where messages are sent, and the name in the account. */
	public void refer(String newUrl, String newReferenceId) {
		if (!newUrl.equals(this.url)) {
			forgetFailures();
		}
		this.url = newUrl;
		this.referenceId = newReferenceId;
		this.lease++;
	}

	/** Goes on where it stopped. */
	public void enable() {
		this.status = SubscriptionStatus.ENABLED;
		this.reason = null;
		forgetFailures();
		this.lease++;
	}

	/**
	 * Sends nothing any more.
	 * @param newReason null if a person does it
	 */
	public void stop(SubscriptionStatus newStatus, @Nullable String newReason) {
		this.status = newStatus;
		this.reason = newReason;
		this.lease++;
	}

	public void seek(long newPosition) {
		this.position = newPosition;
		this.lease++;
	}

	/** Takes note of a delivery that is due. */
	public void retry(Instant at) {
		this.retryAt = at;
		this.lease++;
	}

	private void forgetFailures() {
		this.rests = 0;
		this.restUntil = null;
		this.failingSince = null;
	}

	/** Records a pass that has ended. */
	public void settle(Streak streak, long newPosition, @Nullable Instant newRetryAt, Instant now) {
		this.position = newPosition;
		this.retryAt = newRetryAt;
		this.urgent = false;
		this.rests = streak.rests();
		this.restUntil = streak.restUntil();
		this.failingSince = streak.failingSince();
		this.lastSuccessAt = streak.lastSuccessAt();
		this.lastError = streak.lastError();
		this.leaseUntil = now;
	}

	public Streak streak(int failures) {
		return new Streak(failures, this.rests, this.failingSince, this.lastSuccessAt, this.lastError);
	}

	public String accountId() {
		return this.key.accountId();
	}

	public UUID id() {
		return this.key.id();
	}

	public SubscriptionKind kind() {
		return this.kind;
	}

	public String url() {
		return (this.url != null) ? this.url : "";
	}

	/** The name in the account; empty if it has none. */
	public String referenceId() {
		return (this.referenceId != null) ? this.referenceId : "";
	}

	public String config() {
		return this.config;
	}

	/** The place of its sealed secrets. */
	public SecretPlace place() {
		return new SecretPlace(accountId(), "subscription", id().toString(), "sealed");
	}

	public byte[] sealed() {
		return (this.sealed != null) ? this.sealed.clone() : new byte[0];
	}

	public SubscriptionStatus status() {
		return this.status;
	}

	public @Nullable String reason() {
		return this.reason;
	}

	public long position() {
		return this.position;
	}

	public @Nullable Instant failingSince() {
		return this.failingSince;
	}

	public Instant createdAt() {
		return this.createdAt;
	}

	/** The primary key of a subscription. */
	@Embeddable
	public record Key(String accountId, UUID id) {

	}

}
