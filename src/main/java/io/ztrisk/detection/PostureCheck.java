package io.ztrisk.detection;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.ztrisk.behavior.Behavior;
import tools.jackson.databind.JsonNode;

/**
 * What a vendor reports of a device.
 *
 * @param record a posture result
 */
record PostureCheck(LogRecord record) {

	private static final String TYPE = "PostureCheckType";

	private static final String RECEIVED = "PostureReceivedJSON";

	/** Also what a double is written as; long enough for any number, and soon read. */
	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(\\.\\d{1,100})?([eE][+-]?\\d{1,3})?");

	/**
	 * Whether the check is of a kind.
	 * @param word what its type contains, in lower case
	 */
	boolean isOf(String word) {
		return this.record.text(TYPE).toLowerCase(Locale.ROOT).contains(word);
	}

	/**
	 * A number that was received, quoted or not. Empty if there is none, which is not
	 * zero.
	 * @throws BadLineException if what was received is not JSON
	 */
	Optional<BigDecimal> number(String name) {
		return received(name).filter((text) -> NUMBER.matcher(text).matches()).findFirst().map(BigDecimal::new);
	}

	/**
	 * Whether a boolean was received that is true, quoted or not.
	 * @throws BadLineException if what was received is not JSON
	 */
	boolean isTrue(String name) {
		return received(name).anyMatch("true"::equalsIgnoreCase);
	}

	/**
	 * Whether a boolean was received, quoted or not.
	 * @throws BadLineException if what was received is not JSON
	 */
	boolean hasBoolean(String name) {
		return received(name).anyMatch((text) -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"));
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

	/** The values of a name, at whatever depth the vendor has it. */
	private Stream<String> received(String name) {
		return Stream.ofNullable(this.record.structure(RECEIVED))
			.flatMap((json) -> json.findValues(name).stream())
			.filter(JsonNode::isValueNode)
			.map((value) -> value.asString().strip());
	}

	Facts facts() {
		return Facts.of(this.record)
			.field("device_id", "DeviceID")
			.field("device_name", "DeviceName")
			.field("check_name", "PostureCheckName")
			.field("check_type", TYPE)
			.field("result", "PostureEvaluatedResult");
	}

	/**
	 * What to keep: one event for a device and UTC day.
	 */
	Observation observed(Behavior behavior, Facts facts) {
		String id = this.record.text("DeviceID");
		String device = id.isBlank() ? this.record.text("DeviceName") : id;
		return facts.observed(behavior, device + " " + this.record.at().truncatedTo(ChronoUnit.DAYS));
	}

}
