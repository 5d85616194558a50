package io.ztrisk.integration;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.ztrisk.api.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a call that makes or changes an integration. Unknown members are ignored,
 * as by the other calls of Cloudflare's API.
 *
 * @param active null if it is not sent
 * @param referenceId null if it is not sent
 */
record IntegrationRequest(@Nullable Boolean active, @Nullable String referenceId, String tenantUrl) {

	/** The only type that there is. */
	static final String TYPE = "Okta";

	private static final int MAX_URL = 2048;

	private static final int MAX_REFERENCE = 128;

	/** It is a segment of a path, where Tomcat takes no slash and no backslash. */
	private static final Pattern REFERENCE = Pattern.compile("[^\\p{Cc}/\\\\]+");

	/**
	 * Reads the body of a call that makes an integration.
	 * @param problem gives the problem of a URL, empty if there is none
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static IntegrationRequest ofNew(JsonNode body, Function<String, Optional<String>> problem) {
		return read(body, true, problem);
	}

	/**
	 * Reads the body of a call that changes an integration.
	 * @param problem gives the problem of a URL, empty if there is none
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	static IntegrationRequest ofChange(JsonNode body, Function<String, Optional<String>> problem) {
		return read(body, false, problem);
	}

	private static IntegrationRequest read(JsonNode body, boolean isNew, Function<String, Optional<String>> problem) {
		JsonFields fields = JsonFields.of(body);
		Boolean active = (fields.optional("active") != null) ? fields.bool("active") : null;
		if (isNew || fields.optional("integration_type") != null) {
			fields.oneOf("integration_type", true, (text) -> Optional.of(text).filter(TYPE::equals), TYPE);
		}
		String reference = null;
		if (fields.optional("reference_id") != null) {
			reference = fields.string("reference_id", MAX_REFERENCE);
			if (!reference.isEmpty() && !REFERENCE.matcher(reference).matches()) {
				fields.problem("reference_id", "must have no slash, no backslash and no control character");
			}
		}
		String url = fields.string("tenant_url", MAX_URL);
		if (!url.isBlank()) {
			problem.apply(url).ifPresent((text) -> fields.problem("tenant_url", text));
		}
		fields.problems().throwIfAny();
		return new IntegrationRequest(active, reference, url);
	}

}
