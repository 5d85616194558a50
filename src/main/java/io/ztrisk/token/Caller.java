package io.ztrisk.token;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import org.jspecify.annotations.Nullable;

/**
 * The caller of a request and its rights: a valid token, or a person in a session of the
 * console.
 *
 * @param tokenId null for a person
 * @param name of the token, or of the person with the prefix {@code oidc:}
 * @param grants the permissions by the accounts that it reaches; {@link #ALL_ACCOUNTS}
 * stands for every account
 * @param sessionId the session of the console, null for any other call
 * @param actorId the person, null for a token
 */
public record Caller(@Nullable String tokenId, String name, Map<String, Set<Permission>> grants,
		@Nullable String sessionId, @Nullable String actorId) {

	/** Stands for every account. */
	public static final String ALL_ACCOUNTS = "*";

	public static Caller of(Token token) {
		Set<Permission> permissions = token.permissions();
		return new Caller(token.id(), token.name(),
				token.accounts()
					.stream()
					.collect(Collectors.toUnmodifiableMap((account) -> account, (_) -> permissions)),
				null, null);
	}

	/** A person, without a session. */
	public static Caller person(String actorId, String name, Map<String, Set<Permission>> grants) {
		return new Caller(null, name, grants, null, actorId);
	}

	/** The same caller in a session of the console. */
	public Caller in(String session) {
		return new Caller(this.tokenId, this.name, this.grants, session, this.actorId);
	}

	/** The id of the token, or of the session of a person. */
	public String id() {
		return (this.tokenId != null) ? this.tokenId : Objects.requireNonNull(this.sessionId);
	}

	/** The id by which its calls are counted: that of its session, or of its token. */
	public String countedId() {
		return (this.sessionId != null) ? this.sessionId : id();
	}

	/** The accounts that it reaches, or {@link #ALL_ACCOUNTS} among them. */
	public Set<String> accounts() {
		return this.grants.keySet();
	}

	public boolean reaches(String account) {
		return this.grants.containsKey(ALL_ACCOUNTS) || this.grants.containsKey(account);
	}

	/** Whether the caller has a permission on an account, or one that includes it. */
	boolean may(Permission permission, String account) {
		return includes(ALL_ACCOUNTS, permission) || includes(account, permission);
	}

	private boolean includes(String account, Permission permission) {
		for (Permission held : this.grants.getOrDefault(account, Set.of())) {
			if (held.includes(permission)) {
				return true;
			}
		}
		return false;
	}

	public boolean mayAll(Collection<Permission> permissions, String account) {
		for (Permission permission : permissions) {
			if (!may(permission, account)) {
				return false;
			}
		}
		return true;
	}

	/** Fails unless the caller reaches all accounts and has all permissions on each. */
	void requireAll(Collection<String> accounts, Collection<Permission> permissions) {
		if (!accounts.stream().allMatch(this::reaches)) {
			throw new ApiException(ErrorCode.UNAUTHORIZED);
		}
		if (!accounts.stream().allMatch((account) -> mayAll(permissions, account))) {
			throw new ApiException(ErrorCode.MISSING_PERMISSION);
		}
	}

}
