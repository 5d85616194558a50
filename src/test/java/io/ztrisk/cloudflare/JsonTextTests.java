package io.ztrisk.cloudflare;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * JSON that is kept as its text.
 */
class JsonTextTests {

	/** The key of a record without an id is made of it. */
	@ParameterizedTest
	@ValueSource(strings = { " { \"a\" : [ 1 , 1.50 , 1e10, 1E-5, -0.0, 1e400, 12345678901234567890123 ] } ", "5",
			"\"x\"", "null", "[]", "{\"a\":\"\\u0000\\ud83d\\ude00\\/<\\u00e9\",\"\":{},\"b\":[[true,false,null]]}" })
	void aTextIsThatOfATree(String json) {
		assertThat(JsonText.parse(json)).hasToString(JsonMapper.shared().readTree(json).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{}{}", "nothing", "[1,]", "{\"a\"}" })
	void invalidJsonIsRefused(String text) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JsonText.parse(text));
	}

	@Test
	void nestsNoDeeperThan500Levels() {
		assertThat(JsonText.parse("[".repeat(500) + "]".repeat(500)).toString()).hasSize(1000);
		assertThatExceptionOfType(JacksonException.class)
			.isThrownBy(() -> JsonText.parse("[".repeat(501) + "]".repeat(501)));
	}

	@Test
	void givesMembersAtEveryDepth() {
		List<String> members = new ArrayList<>();
		JsonText.parse("{\"a\":1,\"b\":{\"c\":\"x\",\"d\":[{\"a\":true},2,null]},\"e\":null}")
			.forEachMember((name, value) -> members.add(name + "=" + value));
		assertThat(members).containsExactly("a=1", "c=x", "a=true");
	}

}
