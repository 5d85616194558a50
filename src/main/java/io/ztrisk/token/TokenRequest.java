package io.ztrisk.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.JsonFields;
import io.ztrisk.format.Timestamps;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a call that creates or changes a token.
 */
record TokenRequest(JsonNode body) {

	private static final int MAX_NAME_LENGTH = 120;

	/** Restrictions of Cloudflare's tokens. Without them a token could do too much. */
	private static final List<String> UNSUPPORTED = List.of("condition", "not_before");

	/**
	 * The settings of a new token.
	 * @param account the account if the body names none
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	TokenSettings create(AccountId account, Instant now) {
		JsonFields fields = JsonFields.of(this.body);
		String name = fields.string("name", MAX_NAME_LENGTH);
		Grant grant = Grant.read(fields, Set.of(account.value()));
		Instant expiresOn = expiresOn(fields, now, null);
		refuseUnsupported(fields);
		fields.problems().throwIfAny();
		return new TokenSettings(name, grant.permissions(), grant.accounts(), expiresOn, false);
	}

	/**
	 * The settings of a changed token. As in Cloudflare's API, the name and the
	 * permissions are required; other members that are missing stay as they are.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	TokenSettings change(TokenSettings before, Instant now) {
		JsonFields fields = JsonFields.of(this.body);
		String name = fields.string("name", MAX_NAME_LENGTH);
		Grant grant = Grant.read(fields, before.accounts());
		Instant expiresOn = fields.object().has("expires_on") ? expiresOn(fields, now, before.expiresOn())
				: before.expiresOn();
		boolean disabled = disabled(fields, before.disabled());
		refuseUnsupported(fields);
		fields.problems().throwIfAny();
		return new TokenSettings(name, grant.permissions(), grant.accounts(), expiresOn, disabled);
	}

	private static boolean disabled(JsonFields fields, boolean before) {
		JsonNode status = fields.optional("status");
		if (status == null) {
			return before;
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

	/** Reads the expiry, which may be in the past if it is the current one. */
	private static @Nullable Instant expiresOn(JsonFields fields, Instant now, @Nullable Instant current) {
		JsonNode value = fields.optional("expires_on");
		if (value == null) {
			return null;
		}
		Optional<Instant> instant = value.isString() ? Timestamps.parse(value) : Optional.empty();
		if (instant.isEmpty()) {
			fields.problem("expires_on", "must be an RFC 3339 date and time");
		}
		else if (!instant.get().isAfter(now) && !instant.get().equals(current)) {
			fields.problem("expires_on", "must be in the future");
		}
		return instant.orElse(null);
	}

}
