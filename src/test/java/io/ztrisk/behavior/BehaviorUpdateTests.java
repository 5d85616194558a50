package io.ztrisk.behavior;

import java.util.Map;
import java.util.stream.Stream;

import io.ztrisk.api.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The bodies of an update of behaviours, and the problems that they have.
 */
class BehaviorUpdateTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	static Stream<Arguments> wrongBodies() {
		return Stream.of(Arguments.of("null", invalid("", "must be an object")),
				Arguments.of("[]", invalid("", "must be an object")),
				Arguments.of("1", invalid("", "must be an object")),
				Arguments.of("\"behaviors\"", invalid("", "must be an object")),
				Arguments.of("{}", invalid("/behaviors", "behaviors is required")),
				Arguments.of("{\"Behaviors\":{}}", invalid("/behaviors", "behaviors is required")),
				Arguments.of("{\"behaviors\":null}", invalid("/behaviors", "behaviors must be an object")),
				Arguments.of("{\"behaviors\":[]}", invalid("/behaviors", "behaviors must be an object")),
				Arguments.of("{\"behaviors\":\"\"}", invalid("/behaviors", "behaviors must be an object")));
	}

	@ParameterizedTest
	@MethodSource("wrongBodies")
	void aBodyOfAWrongShapeIsRefused(String body, String error) {
		assertThat(errors(body)).isEqualTo(error);
	}

	static Stream<Arguments> wrongEntries() {
		String enabled = "/behaviors/imp_travel/enabled";
		String level = "/behaviors/imp_travel/risk_level";
		return Stream.of(
				Arguments.of("\"imp_travel\":null", invalid("/behaviors/imp_travel", "imp_travel must be an object")),
				Arguments.of("\"imp_travel\":[]", invalid("/behaviors/imp_travel", "imp_travel must be an object")),
				Arguments.of("\"imp_travel\":true", invalid("/behaviors/imp_travel", "imp_travel must be an object")),
				Arguments.of("\"imp_travel\":{}",
						invalid(enabled, "enabled is required") + "," + invalid(level, "risk_level is required")),
				Arguments.of(entry("null", "null"),
						invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level must be a string")),
				Arguments.of(entry("1", "1"),
						invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level must be a string")),
				Arguments.of(entry("\"true\"", "[\"low\"]"),
						invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level must be a string")),
				Arguments.of(entry("{}", "\"\""),
						invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level must be one of low, medium, high")),
				Arguments.of(entry("true", "\"critical\""),
						invalid(level, "risk_level must be one of low, medium, high")),
				Arguments.of(entry("true", "\" low\""), invalid(level, "risk_level must be one of low, medium, high")),
				Arguments.of("\"foo\":{}", unknown("/behaviors/foo")),
				Arguments.of("\"foo\":null", unknown("/behaviors/foo")),
				Arguments.of("\"IMP_TRAVEL\":{}", unknown("/behaviors/IMP_TRAVEL")),
				Arguments.of("\"\":{}", unknown("/behaviors/")),
				Arguments.of("\"a~b/c~1\":{}", unknown("/behaviors/a~0b~1c~01")),
				Arguments.of("\"q\\\"\\u00e4\\u0000\":{}", unknown("/behaviors/q\\\"\u00e4\\u0000")),
				Arguments.of("\"foo\":{},\"imp_travel\":{\"enabled\":0},\"sentinel_one\":1",
						unknown("/behaviors/foo") + "," + invalid(enabled, "enabled must be a boolean") + ","
								+ invalid(level, "risk_level is required") + ","
								+ invalid("/behaviors/sentinel_one", "sentinel_one must be an object")));
	}

	@ParameterizedTest
	@MethodSource("wrongEntries")
	void everyWrongEntryIsNamed(String entries, String errors) {
		assertThat(errors("{\"behaviors\":{\"high_dlp\":{\"enabled\":true,\"risk_level\":\"high\"}," + entries + "}}"))
			.isEqualTo(errors);
	}

	@Test
	void aLevelIsReadWithoutRegardToCase() {
		assertThat(read("{\"behaviors\":{" + entry("true", "\"Low\"") + "}}"))
			.containsExactly(Map.entry(new Behavior("imp_travel"), new BehaviorChange(true, RiskLevel.LOW)));
	}

	@Test
	void otherMembersAreIgnored() {
		assertThat(read("{\"behaviors\":{},\"x\":1}")).isEmpty();
	}

	private static Map<Behavior, BehaviorChange> read(String body) {
		return BehaviorUpdate.read(JSON.readTree(body), BehaviorCatalogue::find);
	}

	private static String errors(String body) {
		ApiException failure = assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read(body)).actual();
		String errors = JSON.writeValueAsString(failure.errors());
		return errors.substring(1, errors.length() - 1);
	}

	private static String entry(String enabled, String level) {
		return "\"imp_travel\":{\"enabled\":" + enabled + ",\"risk_level\":" + level + "}";
	}

	private static String invalid(String pointer, String message) {
		return "{\"code\":12003,\"message\":\"" + message + "\",\"source\":{\"pointer\":\"" + pointer + "\"}}";
	}

	private static String unknown(String pointer) {
		return "{\"code\":12002,\"message\":\"Unknown behavior\",\"source\":{\"pointer\":\"" + pointer + "\"}}";
	}

}
