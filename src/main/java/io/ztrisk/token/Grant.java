package io.ztrisk.token;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.JsonFields;
import io.ztrisk.api.Permission;
import tools.jackson.databind.JsonNode;

/**
 * The permissions of a token, and the accounts that it reaches.
 *
 * @param permissions at least one
 * @param accounts at least one, or only {@link Caller#ALL_ACCOUNTS}
 */
record Grant(Set<Permission> permissions, Collection<String> accounts) {

	/** The maximum number of accounts of a token, which each look-up reads. */
	static final int MAX_ACCOUNTS = 1000;

	/**
	 * Reads {@code permissions} and {@code accounts}, or {@code policies}. A client may
	 * send all of them, as it got them; then they must be equal.
	 * @param defaultAccounts the accounts if the body names none
	 */
	static Grant read(JsonFields fields, Collection<String> defaultAccounts) {
		Optional<Grant> policies = (fields.optional("policies") != null) ? new PolicyReader(fields).read()
				: Optional.empty();
		boolean named = fields.optional("policies") == null || fields.object().get("permissions") != null;
		Set<Permission> permissions = named ? permissions(fields) : Set.of();
		JsonNode sent = fields.optional("accounts");
		Collection<String> accounts = (sent != null) ? accounts(fields, sent) : defaultAccounts;
		if (policies.isEmpty()) {
			return limited(fields, "accounts", new Grant(permissions, accounts));
		}
		Grant grant = policies.get();
		if (named && !permissions.equals(grant.permissions())
				|| sent != null && !new TreeSet<>(accounts).equals(new TreeSet<>(grant.accounts()))) {
			fields.problem("policies", "must say the same as permissions and accounts, or stand alone");
		}
		return limited(fields, "policies", grant);
	}

	private static Grant limited(JsonFields fields, String name, Grant grant) {
		if (grant.accounts().size() > MAX_ACCOUNTS) {
			fields.problem(name, "must name at most %d accounts".formatted(MAX_ACCOUNTS));
		}
		return grant;
	}

	private static Set<Permission> permissions(JsonFields fields) {
		if (fields.object().get("permissions") == null) {
			fields.problem("permissions", "is required");
			return Set.of();
		}
		Set<Permission> permissions = EnumSet.noneOf(Permission.class);
		for (String text : strings(fields, "permissions", fields.object().path("permissions"),
				(value) -> Permission.parse(value).isPresent(), "is not a known permission")) {
			Permission.parse(text).ifPresent(permissions::add);
		}
		return permissions;
	}

	private static Collection<String> accounts(JsonFields fields, JsonNode accounts) {
		boolean alone = accounts.size() == 1;
		return strings(fields, "accounts", accounts,
				(value) -> AccountId.isValid(value) || (alone && value.equals(Caller.ALL_ACCOUNTS)),
				"must be an account id, or * alone");
	}

	private static Set<String> strings(JsonFields fields, String name, JsonNode array, Predicate<String> valid,
			String message) {
		Set<String> strings = new LinkedHashSet<>();
		if (!array.isArray() || array.isEmpty()) {
			fields.problem(name, "must be a list with at least one entry");
			return strings;
		}
		for (int i = 0; i < array.size(); i++) {
			String pointer = fields.at(name) + "/" + i;
			JsonNode entry = array.path(i);
			if (!entry.isString()) {
				fields.problems().add(pointer, "must be a string");
			}
			else if (!valid.test(entry.stringValue())) {
				fields.problems().add(pointer, message);
			}
			else if (!strings.add(entry.stringValue())) {
				fields.problems().add(pointer, "must not be given twice");
			}
		}
		return strings;
	}

}
