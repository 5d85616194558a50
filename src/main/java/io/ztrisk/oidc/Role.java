package io.ztrisk.oidc;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.ztrisk.api.Permission;

/**
 * A role that a group can have on accounts.
 */
enum Role {

	/** Reads the configuration. */
	VIEWER(EnumSet.of(Permission.ZERO_TRUST_READ)),

	/** Reads all about users, and acts on them. */
	ANALYST(EnumSet.of(Permission.ZERO_TRUST_READ, Permission.ZERO_TRUST_PII_READ, Permission.ZERO_TRUST_TRIAGE)),

	/** May do everything. */
	ADMIN(EnumSet.allOf(Permission.class));

	private final Set<Permission> permissions;

	Role(Set<Permission> permissions) {
		this.permissions = Collections.unmodifiableSet(permissions);
	}

	Set<Permission> permissions() {
		return this.permissions;
	}

	static Optional<Role> parse(String name) {
		return Stream.of(values()).filter((role) -> role.name().toLowerCase(Locale.ROOT).equals(name)).findFirst();
	}

}
