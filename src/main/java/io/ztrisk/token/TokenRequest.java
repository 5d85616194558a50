package io.ztrisk.token;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.JsonFields;
import io.ztrisk.api.Permission;
import io.ztrisk.format.Timestamps;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a token shall be.
 *
 * @param name for a person
 * @param permissions at least one
 * @param accounts at least one, or the one entry {@link Caller#ALL_ACCOUNTS}
 * @param expiresOn null for never
 * @param disabled whether it is refused for now
 */
record TokenRequest(String name, Set<Permission> permissions, Collection<String> accounts, @Nullable Instant expiresOn,
		boolean disabled) {

	private static final int MAX_NAME = 120;

	/** Restrictions of Cloudflare's tokens: to leave one out would give too much. */
	private static final List<String> UNSUPPORTED = List.of("condition", "not_before");

	/**
	 * One that may do everything everywhere, for good.
	 */
	static TokenRequest unlimited(String name) {
		return new TokenRequest(name, EnumSet.allOf(Permission.class), Set.of(Caller.ALL_ACCOUNTS), null, false);
	}

	/**
	 * Reads a body that makes a token.
	 * @param account the account where the body names none
	 * @throws io.ztrisk.api.ApiException with all that is wrong with it
	 */
	static TokenRequest of(JsonNode body, AccountId account, Instant now) {
		JsonFields fields = JsonFields.of(body);
		String name = fields.string("name", MAX_NAME);
		Grant grant = Grant.read(fields, Set.of(account.value()));
		Instant expiresOn = expiresOn(fields, now, null);
		refuseUnsupported(fields);
		fields.problems().throwIfAny();
		return new TokenRequest(name, grant.permissions(), grant.accounts(), expiresOn, false);
	}

	/**
	 * Reads a body that changes this. As Cloudflare asks for it, the name and what the
	 * token may do must be there; what else is not there stays as it is.
	 * @throws io.ztrisk.api.ApiException with all that is wrong with it
	 */
	TokenRequest changed(JsonNode body, Instant now) {
		JsonFields fields = JsonFields.of(body);
		String newName = fields.string("name", MAX_NAME);
		Grant grant = Grant.read(fields, this.accounts);
		Instant newEnd = fields.object().has("expires_on") ? expiresOn(fields, now, this.expiresOn) : this.expiresOn;
		boolean newlyDisabled = disabled(fields);
		refuseUnsupported(fields);
		fields.problems().throwIfAny();
		return new TokenRequest(newName, grant.permissions(), grant.accounts(), newEnd, newlyDisabled);
	}

	private boolean disabled(JsonFields fields) {
		JsonNode status = fields.optional("status");
		if (status == null) {
			return this.disabled;
		}
		String text = status.isString() ? status.stringValue() : "";
		if (!text.equals(TokenStatus.ACTIVE.wire()) && !text.equals(TokenStatus.DISABLED.wire())) {
			fields.problem("status", "must be one of active, disabled");
		}
		return text.equals(TokenStatus.DISABLED.wire());
	}

	private static void refuseUnsupported(JsonFields fields) {
		for (String name : UNSUPPORTED) {
			JsonNode value = fields.optional(name);
			if (value != null && !(value.isObject() && value.isEmpty())) {
				fields.problem(name, "is not supported");
			}
		}
	}

	/**
	 * @param present the time that it is now, which is no wrong one if it has passed
	 */
	private static @Nullable Instant expiresOn(JsonFields fields, Instant now, @Nullable Instant present) {
		JsonNode value = fields.optional("expires_on");
		if (value == null) {
			return null;
		}
		Optional<Instant> instant = value.isString() ? Timestamps.parse(value) : Optional.empty();
		if (instant.isEmpty()) {
			fields.problem("expires_on", "must be an RFC 3339 date and time");
		}
		else if (!instant.get().isAfter(now) && !instant.get().equals(present)) {
			fields.problem("expires_on", "must be in the future");
		}
		return instant.orElse(null);
	}

}
