package io.ztrisk.subscription;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.secret.SecretPlace;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumType;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of messages: its URL, settings and secrets.
 */
@MappedSuperclass
public abstract class Receiver {

	@EmbeddedId
	private Subscription.Key key;

	@Enumerated(EnumType.STRING)
	private SubscriptionKind kind;

	private @Nullable String owner;

	private @Nullable String referenceId;

	private @Nullable String url;

	@JdbcTypeCode(SqlTypes.JSON)
	private String config;

	private byte @Nullable [] sealed;

	private Instant createdAt;

	@SuppressWarnings("NullAway.Init")
	protected Receiver() {
	}

	Receiver(Subscription.Key key, SubscriptionKind kind, Instant createdAt) {
		this.key = key;
		this.kind = kind;
		this.config = "{}";
		this.createdAt = createdAt;
	}

	/** Lets it belong to a token. */
	public void assignTo(String tokenId) {
		this.owner = tokenId;
	}

	/**
	 * Changes where messages are sent.
	 * @param newUrl null if the receiver asks for them
	 * @return whether the URL is another one now
	 */
	boolean moveTo(@Nullable String newUrl) {
		boolean moved = !Objects.equals(newUrl, this.url);
		this.url = newUrl;
		return moved;
	}

	void rename(String newReferenceId) {
		this.referenceId = newReferenceId;
	}

	void replaceConfig(String newConfig) {
		this.config = newConfig;
	}

	void replaceSealed(byte @Nullable [] newSealed) {
		this.sealed = (newSealed != null) ? newSealed.clone() : null;
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

	/** The token to which it belongs; empty for none. */
	public String owner() {
		return (this.owner != null) ? this.owner : "";
	}

	/** Where messages are sent; empty if the receiver asks for them. */
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

	public Instant createdAt() {
		return this.createdAt;
	}

}
