package io.ztrisk.access;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.Fields;
import io.ztrisk.api.Permission;
import io.ztrisk.api.Timestamps;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a new token shall be.
 *
 * @param name for a person
 * @param permissions at least one
 * @param accounts at least one, or the one entry {@link Caller#ALL_ACCOUNTS}
 * @param expiresOn null for never
 */
record TokenRequest(String name, Set<Permission> permissions, Collection<String> accounts,
		@Nullable Instant expiresOn) {

	private static final int MAX_NAME = 120;

	/**
	 * One that may do everything everywhere, for good.
	 */
	static TokenRequest unlimited(String name) {
		return new TokenRequest(name, EnumSet.allOf(Permission.class), Set.of(Caller.ALL_ACCOUNTS), null);
	}

	/**
	 * Reads a body.
	 * @param account the account where the body names none
	 * @throws io.ztrisk.api.ApiException with all that is wrong with it
	 */
	static TokenRequest of(JsonNode body, AccountId account, Instant now) {
		Fields fields = Fields.of(body);
		String name = fields.string("name", MAX_NAME);
		Set<Permission> permissions = permissions(fields);
		Collection<String> accounts = accounts(fields, account);
		Instant expiresOn = expiresOn(fields, now);
		fields.problems().throwIfAny();
		return new TokenRequest(name, permissions, accounts, expiresOn);
	}

	private static Set<Permission> permissions(Fields fields) {
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

	private static Collection<String> accounts(Fields fields, AccountId account) {
		JsonNode accounts = fields.optional("accounts");
		if (accounts == null) {
			return Set.of(account.value());
		}
		boolean alone = accounts.size() == 1;
		return strings(fields, "accounts", accounts,
				(value) -> AccountId.isValid(value) || (alone && value.equals(Caller.ALL_ACCOUNTS)),
				"must be an account id, or * alone");
	}

	private static Set<String> strings(Fields fields, String name, JsonNode array, Predicate<String> valid,
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

	private static @Nullable Instant expiresOn(Fields fields, Instant now) {
		JsonNode value = fields.optional("expires_on");
		if (value == null) {
			return null;
		}
		Optional<Instant> instant = value.isString() ? Timestamps.parse(value) : Optional.empty();
		if (instant.isEmpty()) {
			fields.problem("expires_on", "must be an RFC 3339 date and time");
		}
		else if (!instant.get().isAfter(now)) {
			fields.problem("expires_on", "must be in the future");
		}
		return instant.orElse(null);
	}

}
