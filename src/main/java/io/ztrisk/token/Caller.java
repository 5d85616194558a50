package io.ztrisk.token;

import java.util.Collection;
import java.util.Set;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;

/**
 * Who is calling: a good token and how far it reaches.
 *
 * @param tokenId the token's id, not its value
 * @param tokenName the token's name
 * @param permissions what it may do
 * @param accounts the accounts that it reaches, or the one entry {@link #ALL_ACCOUNTS}
 */
public record Caller(String tokenId, String tokenName, Set<Permission> permissions, Set<String> accounts) {

	/** Stands for every account. */
	public static final String ALL_ACCOUNTS = "*";

	public static Caller of(Token token) {
		return new Caller(token.id(), token.name(), token.permissions(), Set.copyOf(token.accounts()));
	}

	/**
	 * Whether the caller reaches an account; all of them only if it was given all of
	 * them.
	 */
	public boolean reaches(String account) {
		return this.accounts.contains(ALL_ACCOUNTS) || this.accounts.contains(account);
	}

	/**
	 * Whether the caller holds a permission or one that includes it.
	 */
	boolean may(Permission permission) {
		for (Permission held : this.permissions) {
			if (held.includes(permission)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Whether the caller holds all of these permissions.
	 */
	public boolean mayAll(Collection<Permission> permissions) {
		for (Permission permission : permissions) {
			if (!may(permission)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Ends the call if the caller does not have all of these accounts and permissions.
	 */
	void requireAll(Collection<String> accounts, Collection<Permission> permissions) {
		if (!accounts.stream().allMatch(this::reaches)) {
			throw new ApiException(ErrorCode.UNAUTHORIZED);
		}
		if (!mayAll(permissions)) {
			throw new ApiException(ErrorCode.AUTHENTICATION);
		}
	}

}
