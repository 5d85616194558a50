package io.ztrisk.mapping;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.ztrisk.api.ApiException;
import io.ztrisk.format.ExactJson;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documents of mappings for tests, and their problems.
 */
final class Documents {

	static final JsonMapper JSON = ExactJson.of(new JsonMapper());

	private static final String SMALLEST = """
			{"time":"t","key":[["k"]],"user":{"namespace":"n","email":"e"},"fields":{"host":"h"}}
			""";

	private Documents() {
	}

	/** The smallest mapping, changed. */
	static ObjectNode changed(Consumer<ObjectNode> change) {
		ObjectNode document = (ObjectNode) JSON.readTree(SMALLEST);
		change.accept(document);
		return document;
	}

	/**
	 * The smallest mapping with members, in which single quotes replace double quotes.
	 */
	static ObjectNode with(String members) {
		return changed((document) -> document.setAll((ObjectNode) JSON.readTree(members.replace('\'', '"'))));
	}

	/** The problems of a document, each with its pointer. */
	static List<Map.Entry<String, String>> problems(ObjectNode document) {
		try {
			Mapping.read(document);
			return List.of();
		}
		catch (ApiException ex) {
			assertThat(ex.errors()).isNotEmpty().allSatisfy((error) -> assertThat(error.code()).isEqualTo(12003));
			return ex.errors()
				.stream()
				.map((error) -> Map.entry(Objects.requireNonNull(error.source()).pointer(), error.message()))
				.toList();
		}
	}

}
