package io.ztrisk.dismissal;

import java.util.regex.Pattern;

import io.ztrisk.api.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dismissal that a person asks for.
 *
 * @param evidence the evidence that the event must have; null for any
 */
record Dismissal(@Nullable String evidence, DismissalReason reason) {

	private static final Pattern EVIDENCE = Pattern.compile("[0-9a-f]{16}");

	/** Reads a body. All its errors are reported at once. */
	static Dismissal read(JsonNode body) {
		JsonFields fields = JsonFields.of(body);
		Dismissal dismissal = new Dismissal(evidence(fields), DismissalReason.read(fields));
		fields.problems().throwIfAny();
		return dismissal;
	}

	/** Reads the evidence that an event must have; null for any. */
	static @Nullable String evidence(JsonFields fields) {
		if (!fields.object().has("evidence")) {
			return null;
		}
		String evidence = fields.string("evidence", Integer.MAX_VALUE);
		if (!evidence.isBlank() && !EVIDENCE.matcher(evidence).matches()) {
			fields.problem("evidence", "must be 16 hexadecimal digits in lower case");
		}
		return evidence;
	}

}
