package io.ztrisk.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Members of a JSON object, and the problems that they have.
 */
class JsonFieldsTests {

	@ParameterizedTest
	@ValueSource(strings = { "[]", "null", "1", "\"{}\"" })
	void aBodyMustBeAnObject(String body) {
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> JsonFields.of(JsonMapper.shared().readTree(body)))
			.withMessage("must be an object")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(ErrorCode.INVALID_FIELD));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "{},n is required", "{\"n\":null},n must be a boolean", "{\"n\":\"true\"},n must be a boolean",
					"{\"n\":1},n must be a boolean", "{\"n\":true},", "{\"n\":false}," })
	void aBooleanMustBeThere(String body, @Nullable String problem) {
		assertProblem(body, (fields) -> assertThat(fields.bool("n")).isEqualTo(body.equals("{\"n\":true}")), problem);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "{},n is required", "{\"n\":null},n must be a string", "{\"n\":1},n must be a string",
					"{\"n\":{}},n must be a string", "{\"n\":\"\"},n must not be empty",
					"{\"n\":\" \\t\"},n must not be empty", "{\"n\":\"abcde\"},n must have at most 4 characters",
					"{\"n\":\"a\\u0000\"},n must not contain U+0000 or an unpaired surrogate",
					"{\"n\":\"\\ud800\"},n must not contain U+0000 or an unpaired surrogate", "{\"n\":\"abcd\"},",
					"{\"n\":\"\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\"}," })
	void aStringMustBeThere(String body, @Nullable String problem) {
		assertProblem(body, (fields) -> fields.string("n", 4), problem);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "{},", "{\"n\":null},", "{\"n\":\"\"},", "{\"n\":1},n must be a string",
					"{\"n\":\"abcde\"},n must have at most 4 characters",
					"{\"n\":\"a\\u0000\"},n must not contain U+0000 or an unpaired surrogate" })
	void aTextMayBeMissing(String body, @Nullable String problem) {
		assertProblem(body, (fields) -> assertThat(fields.text("n", 4, true)).isEmpty(), problem);
	}

	@Test
	void aTextIsTrimmedIfAskedFor() {
		JsonFields fields = fields("{\"n\":\" a \",\"blank\":\"  \"}");
		assertThat(fields.text("n", 4, true)).contains("a");
		assertThat(fields.text("n", 4, false)).contains(" a ");
		assertThat(fields.text("blank", 4, true)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', value = { "{\"n\":null},n must be a string", "{\"n\":1},n must be a string",
			"{\"n\":\"x\"},`n must be one of a, b`", "{\"n\":\"a\"}," })
	void aChoiceIsOneOfItsValues(String body, @Nullable String problem) {
		for (boolean required : new boolean[] { true, false }) {
			assertProblem(body,
					(fields) -> assertThat(choice(fields, required)).isEqualTo((problem == null) ? "a" : null),
					problem);
		}
	}

	@Test
	void aChoiceMayBeMissingUnlessItIsRequired() {
		assertProblem("{}", (fields) -> assertThat(choice(fields, false)).isNull(), null);
		assertProblem("{}", (fields) -> assertThat(choice(fields, true)).isNull(), "n is required");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`',
			value = { "{},n must be an integer from 1 to 9", "{\"n\":null},n must be an integer from 1 to 9",
					"{\"n\":0},n must be an integer from 1 to 9", "{\"n\":10},n must be an integer from 1 to 9",
					"{\"n\":1.0},n must be an integer from 1 to 9", "{\"n\":\"1\"},n must be an integer from 1 to 9",
					"{\"n\":99999999999999999999},n must be an integer from 1 to 9", "{\"n\":1},", "{\"n\":9}," })
	void anIntegerIsInItsRange(String body, @Nullable String problem) {
		assertProblem(body, (fields) -> fields.integer("n", 1, 9), problem);
	}

	@Test
	void unknownMembersAreNamedByTheirPointers() {
		JsonFields fields = fields("{\"a\":1,\"b/c\":1,\"d~\":1}");
		fields.only("a");
		assertThatExceptionOfType(ApiException.class).isThrownBy(fields.problems()::throwIfAny)
			.satisfies((ex) -> assertThat(ex.errors()).extracting(ApiError::source)
				.isEqualTo(List.of(new ApiError.Source("/b~1c"), new ApiError.Source("/d~0"))));
	}

	@Test
	void onlyTheFirstHundredProblemsAreListed() {
		FieldErrors problems = new FieldErrors();
		for (int i = 0; i < 250; i++) {
			problems.add("/" + i, "is wrong");
		}
		assertThat(problems.count()).isEqualTo(250);
		assertThat(problems.first()).isEqualTo("/0: is wrong");
		assertThatExceptionOfType(ApiException.class).isThrownBy(problems::throwIfAny)
			.satisfies((ex) -> assertThat(ex.errors()).hasSize(100));
	}

	private static @Nullable String choice(JsonFields fields, boolean required) {
		return fields.oneOf("n", required, (text) -> Optional.of(text).filter(List.of("a", "b")::contains), "a, b");
	}

	private static void assertProblem(String body, Consumer<JsonFields> read, @Nullable String problem) {
		JsonFields fields = fields(body);
		read.accept(fields);
		if (problem == null) {
			assertThat(fields.problems().count()).isZero();
		}
		else {
			assertThat(fields.problems().first()).isEqualTo("/n: " + problem);
		}
	}

	private static JsonFields fields(String body) {
		return JsonFields.of(JsonMapper.shared().readTree(body));
	}

}
