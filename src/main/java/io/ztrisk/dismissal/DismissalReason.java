package io.ztrisk.dismissal;

import io.ztrisk.api.JsonFields;
import io.ztrisk.event.StoredEvent;

/**
 * Why a person dismisses events.
 */
record DismissalReason(String text, Verdict verdict) {

	private static final int MAX_CHARACTERS = 1000;

	/** Reads the members of a body, and adds errors to those of the body. */
	static DismissalReason read(JsonFields fields) {
		String text = fields.stripped("reason", MAX_CHARACTERS).orElse("");
		Verdict verdict = fields.oneOf("verdict", true, Verdict::of, "false_positive, benign");
		return new DismissalReason(text, (verdict != null) ? verdict : Verdict.BENIGN);
	}

	/** Whether an event was dismissed for this reason. */
	boolean isOf(StoredEvent event) {
		return this.verdict.wire().equals(event.verdict()) && this.text.equals(event.reason());
	}

}
