package io.ztrisk.token;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Permission;

/**
 * What a token may do and where, as Cloudflare's calls show it. A token has one.
 *
 * @param effect always {@code allow}
 * @param id the token's
 * @param permissionGroups what it allows
 * @param resources in which accounts
 */
@ApiSchema("TokenPolicy")
record TokenPolicy(String effect, String id, List<PermissionGroup> permissionGroups, Map<String, String> resources) {

	/** What allows. */
	static final String ALLOW = "allow";

	/** What an account's id, or {@code *} for all, stands behind. */
	static final String ACCOUNT = "com.cloudflare.api.account.";

	/** What stands for all of an account. */
	static final String ALL = "*";

	static TokenPolicy of(String id, Set<Permission> permissions, Collection<String> accounts) {
		Map<String, String> resources = new TreeMap<>();
		accounts.forEach((account) -> resources.put(ACCOUNT + account, ALL));
		return new TokenPolicy(ALLOW, id, permissions.stream().map(PermissionGroup::of).toList(), resources);
	}

}
