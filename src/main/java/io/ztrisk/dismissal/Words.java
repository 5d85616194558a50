package io.ztrisk.dismissal;

import io.ztrisk.api.JsonFields;
import io.ztrisk.event.StoredEvent;

/**
 * Why a person dismisses events.
 */
record Words(String reason, Verdict verdict) {

	private static final int MAX_CHARACTERS = 1000;

	/** Reads the members of a body, and adds errors to those of the body. */
	static Words read(JsonFields fields) {
		String reason = fields.stripped("reason", MAX_CHARACTERS).orElse("");
		Verdict verdict = fields.oneOf("verdict", true, Verdict::of, "false_positive, benign");
		return new Words(reason, (verdict != null) ? verdict : Verdict.BENIGN);
	}

	/** Whether an event was dismissed with these words. */
	boolean areOf(StoredEvent event) {
		return this.verdict.wire().equals(event.verdict()) && this.reason.equals(event.reason());
	}

}
