package io.ztrisk.session;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.ztrisk.api.Permission;
import io.ztrisk.token.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * A session of the console, of a token or of a person. Only the hash of its cookie is
 * stored.
 */
@Entity
@Table(name = "console_session")
public class ConsoleSession {

	@Id
	private String id;

	private byte[] hash;

	private @Nullable String tokenId;

	private byte @Nullable [] tokenHash;

	private @Nullable String actorId;

	private @Nullable String name;

	/** Each an account and a permission, with a space between them. */
	@Column(columnDefinition = "text[]")
	private String @Nullable [] grants;

	private Instant begunAt;

	private Instant seenAt;

	private Instant endsAt;

	ConsoleSession() {
	}

	/** A session without an owner. */
	private ConsoleSession(String id, byte[] hash, Instant now, Instant endsAt) {
		this.id = id;
		this.hash = hash.clone();
		this.begunAt = now;
		this.seenAt = now;
		this.endsAt = endsAt;
	}

	static ConsoleSession ofToken(String tokenId, byte[] tokenHash, String id, byte[] hash, Instant now,
			Instant endsAt) {
		ConsoleSession session = new ConsoleSession(id, hash, now, endsAt);
		session.tokenId = tokenId;
		session.tokenHash = tokenHash.clone();
		return session;
	}

	static ConsoleSession ofPerson(String actorId, Caller person, String id, byte[] hash, Instant now, Instant endsAt) {
		ConsoleSession session = new ConsoleSession(id, hash, now, endsAt);
		session.actorId = actorId;
		session.name = person.name();
		session.grants = person.grants()
			.entrySet()
			.stream()
			.flatMap((grant) -> grant.getValue().stream().map((permission) -> grant.getKey() + " " + permission.wire()))
			.sorted()
			.toArray(String[]::new);
		return session;
	}

	public String id() {
		return this.id;
	}

	/** The hash of the token's value when the session of a token began. */
	public byte[] tokenHash() {
		return Objects.requireNonNull(this.tokenHash).clone();
	}

	/** The person, with what was granted at the beginning; empty for a token. */
	public Optional<Caller> person() {
		if (this.actorId == null || this.name == null || this.grants == null) {
			return Optional.empty();
		}
		return Optional.of(Caller.person(this.actorId, this.name, granted(this.grants)));
	}

	/** Whether the session is that of a token, or of a person of a provider. */
	boolean isOf(PersonIssuer provider) {
		return this.actorId == null || provider.isOf(this.actorId);
	}

	private static Map<String, Set<Permission>> granted(String[] grants) {
		Map<String, Set<Permission>> granted = new TreeMap<>();
		for (String grant : grants) {
			int space = grant.indexOf(' ');
			Set<Permission> permissions = granted.computeIfAbsent(grant.substring(0, space),
					(_) -> EnumSet.noneOf(Permission.class));
			Permission.parse(grant.substring(space + 1)).ifPresent(permissions::add);
		}
		return granted;
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
