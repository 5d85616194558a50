package io.ztrisk.token;

import java.util.Collection;
import java.util.Set;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;

/**
 * The caller of a request: a valid token and its rights.
 *
 * @param accounts the accounts that it reaches, or only {@link #ALL_ACCOUNTS}
 */
public record Caller(String tokenId, String tokenName, Set<Permission> permissions, Set<String> accounts) {

	/** Stands for every account. */
	public static final String ALL_ACCOUNTS = "*";

	public static Caller of(Token token) {
		return new Caller(token.id(), token.name(), token.permissions(), Set.copyOf(token.accounts()));
	}

	public boolean reaches(String account) {
		return this.accounts.contains(ALL_ACCOUNTS) || this.accounts.contains(account);
	}

	/** Whether the caller has a permission or one that includes it. */
	boolean may(Permission permission) {
		for (Permission held : this.permissions) {
			if (held.includes(permission)) {
				return true;
			}
		}
		return false;
	}

	public boolean mayAll(Collection<Permission> permissions) {
		for (Permission permission : permissions) {
			if (!may(permission)) {
				return false;
			}
		}
		return true;
	}

	/** Fails unless the caller reaches all accounts and has all permissions. */
	void requireAll(Collection<String> accounts, Collection<Permission> permissions) {
		if (!accounts.stream().allMatch(this::reaches)) {
			throw new ApiException(ErrorCode.UNAUTHORIZED);
		}
		if (!mayAll(permissions)) {
			throw new ApiException(ErrorCode.AUTHENTICATION);
		}
	}

}
