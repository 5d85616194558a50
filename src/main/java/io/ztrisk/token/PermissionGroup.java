package io.ztrisk.token;

import java.util.List;
import java.util.stream.Stream;

import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A permission as in Cloudflare's API.
 */
@ApiSchema("PermissionGroup")
record PermissionGroup(String id, String name) {

	/** The only scope: permissions are for accounts. */
	private static final String SCOPE = "com.cloudflare.api.account";

	static PermissionGroup of(Permission permission) {
		return new PermissionGroup(permission.wire(), permission.title());
	}

	/** The permissions with a name and a scope; null for any. */
	static List<PermissionGroup> all(@Nullable String name, @Nullable String scope) {
		if (scope != null && !scope.equals(SCOPE)) {
			return List.of();
		}
		return Stream.of(Permission.values())
			.map(PermissionGroup::of)
			.filter((group) -> name == null || group.name().equalsIgnoreCase(name))
			.toList();
	}

}
