package io.ztrisk.token;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Permission;

/**
 * The policy of a token as in Cloudflare's API. Each token has one.
 *
 * @param id the id of the token
 */
@ApiSchema("TokenPolicy")
record TokenPolicy(String effect, String id, List<PermissionGroup> permissionGroups, Map<String, String> resources) {

	static final String ALLOW = "allow";

	/** The prefix of the id of an account, or of {@code *} for all accounts. */
	static final String ACCOUNT = "com.cloudflare.api.account.";

	/** Stands for everything in an account. */
	static final String ALL = "*";

	static TokenPolicy of(String id, Set<Permission> permissions, Collection<String> accounts) {
		Map<String, String> resources = new TreeMap<>();
		accounts.forEach((account) -> resources.put(ACCOUNT + account, ALL));
		return new TokenPolicy(ALLOW, id, permissions.stream().map(PermissionGroup::of).toList(), resources);
	}

}
