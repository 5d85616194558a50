package io.ztrisk.session;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A session of the console. Only the hash of its cookie is stored.
 */
@Entity
@Table(name = "console_session")
public class ConsoleSession {

	@Id
	private String id;

	private byte[] hash;

	private String tokenId;

	private byte[] tokenHash;

	private Instant begunAt;

	private Instant seenAt;

	private Instant endsAt;

	ConsoleSession() {
	}

	ConsoleSession(String id, byte[] hash, String tokenId, byte[] tokenHash, Instant now, Instant endsAt) {
		this.id = id;
		this.hash = hash.clone();
		this.tokenId = tokenId;
		this.tokenHash = tokenHash.clone();
		this.begunAt = now;
		this.seenAt = now;
		this.endsAt = endsAt;
	}

	public String id() {
		return this.id;
	}

	String tokenId() {
		return this.tokenId;
	}

	/** The hash of the token's value when the session began. */
	public byte[] tokenHash() {
		return this.tokenHash.clone();
	}

	Instant begunAt() {
		return this.begunAt;
	}

	Instant seenAt() {
		return this.seenAt;
	}

	Instant endsAt() {
		return this.endsAt;
	}

}
