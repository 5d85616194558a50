package io.ztrisk.detector;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.EvidenceBuilder;
import io.ztrisk.format.LowerCase;
import io.ztrisk.log.JsonText;
import io.ztrisk.log.LogRecord;
import io.ztrisk.log.ReceivedValues;
import io.ztrisk.observation.Observation;

/**
 * What a vendor reports of a device.
 *
 * @param record a posture result
 */
record PostureCheck(LogRecord record) {

	private static final String TYPE = "PostureCheckType";

	private static final String RECEIVED = "PostureReceivedJSON";

	/**
	 * Whether the check is of a kind.
	 * @param word what its type contains, in lower case
	 */
	boolean isOf(String word) {
		return LowerCase.of(this.record.text(TYPE)).contains(word);
	}

	/**
	 * What was received.
	 * @throws BadLineException if what was received is not JSON
	 */
	ReceivedValues received() {
		JsonText json = this.record.structure(RECEIVED);
		return (json != null) ? json.received() : ReceivedValues.NONE;
	}

	/**
	 * The fields that are missing to decide what a check of a kind says.
	 * @param word what its type contains, in lower case
	 * @param said whether it says anything if it is of the kind
	 */
	Set<String> missing(String word, BooleanSupplier said) {
		if (isOf(word)) {
			return said.getAsBoolean() ? Set.of() : Set.of(RECEIVED);
		}
		if (!this.record.text(TYPE).isBlank()) {
			return Set.of();
		}
		return this.record.has(RECEIVED) ? Set.of(TYPE) : Set.of(TYPE, RECEIVED);
	}

	EvidenceBuilder facts() {
		return EvidenceBuilder.of(this.record)
			.field("device_id", "DeviceID")
			.field("device_name", "DeviceName")
			.field("check_name", "PostureCheckName")
			.field("check_type", TYPE)
			.field("result", "PostureEvaluatedResult");
	}

	/**
	 * What to keep: one event for a device and UTC day.
	 */
	Observation observed(Behavior behavior, EvidenceBuilder facts) {
		String id = this.record.text("DeviceID");
		String device = id.isBlank() ? this.record.text("DeviceName") : id;
		return facts.observed(behavior, device + " " + this.record.at().truncatedTo(ChronoUnit.DAYS));
	}

}
