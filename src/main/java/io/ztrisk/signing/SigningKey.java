package io.ztrisk.signing;

import java.time.Instant;

import io.ztrisk.secret.SecretPlace;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * A key of an account.
 */
@Entity
class SigningKey {

	@EmbeddedId
	private Key key;

	private String state;

	private Instant since;

	private String publicKey;

	private byte @Nullable [] sealed;

	@SuppressWarnings("NullAway.Init")
	protected SigningKey() {
	}

	SigningKey(String accountId, String kid, KeyState state, Instant since, String publicKey, byte[] sealed) {
		this.key = new Key(accountId, kid);
		this.state = state.wire();
		this.since = since;
		this.publicKey = publicKey;
		this.sealed = sealed.clone();
	}

	/** The place of a private key. */
	static SecretPlace place(String accountId, String kid) {
		return new SecretPlace(accountId, "signing_key", kid, "sealed");
	}

	SecretPlace place() {
		return place(this.key.accountId, this.key.kid);
	}

	String publicKey() {
		return this.publicKey;
	}

	/** The sealed private key, null if it signs nothing any more. */
	byte @Nullable [] sealed() {
		return (this.sealed != null) ? this.sealed.clone() : null;
	}

	void replaceSealed(byte[] newSealed) {
		this.sealed = newSealed.clone();
	}

	/** Whether it has a state since a time or longer. */
	boolean isSince(KeyState state, Instant time) {
		return state.wire().equals(this.state) && !this.since.isAfter(time);
	}

	ListedKey listed() {
		return new ListedKey(this.key.kid, this.since, KeyState.of(this.state));
	}

	/** A key of an account. */
	@Embeddable
	record Key(String accountId, String kid) {
	}

}
