package io.ztrisk.dismissal;

import java.util.Objects;
import java.util.regex.Pattern;

import io.ztrisk.api.JsonFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A dismissal that a person asks for.
 *
 * @param evidence the evidence that the event must have; null for any
 */
record Dismissal(@Nullable String evidence, String reason, Verdict verdict) {

	private static final int MAX_CHARACTERS = 1000;

	private static final Pattern EVIDENCE = Pattern.compile("[0-9a-f]{16}");

	/** Reads a body. All its errors are reported at once. */
	static Dismissal read(JsonNode body) {
		JsonFields fields = JsonFields.of(body);
		fields.only("evidence", "reason", "verdict");
		String evidence = fields.text("evidence", Integer.MAX_VALUE, false).orElse(null);
		if (evidence != null && !EVIDENCE.matcher(evidence).matches()) {
			fields.problem("evidence", "must be 16 hexadecimal digits in lower case");
		}
		String reason = fields.string("reason", Integer.MAX_VALUE).strip();
		if (reason.codePointCount(0, reason.length()) > MAX_CHARACTERS) {
			fields.problem("reason", "must have at most %d characters".formatted(MAX_CHARACTERS));
		}
		Verdict verdict = fields.oneOf("verdict", true, Verdict::of, "false_positive, benign");
		fields.problems().throwIfAny();
		return new Dismissal(evidence, reason, Objects.requireNonNull(verdict));
	}

}
