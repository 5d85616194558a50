package io.ztrisk.detector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.body.Wrappers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The forms that a body of logs may have.
 */
enum BodyForm {

	LINES {
		@Override
		Stream<String> bodies(List<String> lines, Wrappers wrappers) {
			return Stream.of(String.join("\n", lines));
		}
	},

	REVERSED_LINES {
		@Override
		Stream<String> bodies(List<String> lines, Wrappers wrappers) {
			return Stream.of(String.join("\n", lines.reversed()));
		}
	},

	ARRAY {
		@Override
		Stream<String> bodies(List<String> lines, Wrappers wrappers) {
			return Stream.of(array(json(lines)));
		}
	},

	PRETTY_PRINTED {
		@Override
		Stream<String> bodies(List<String> lines, Wrappers wrappers) {
			return Stream.of(each(json(lines), BodyForm::pretty));
		}
	},

	REORDERED {
		@Override
		Stream<String> bodies(List<String> lines, Wrappers wrappers) {
			return Stream.of(each(json(lines), BodyForm::reordered));
		}
	},

	/** Once for each member that may hold records, in lines, an array and objects. */
	WRAPPED {
		@Override
		Stream<String> bodies(List<String> lines, Wrappers wrappers) {
			return wrappers.all().stream().flatMap((wrapper) -> {
				List<String> json = json(lines);
				List<String> objects = wrapper.repeated() ? List.of(wrap(wrapper, array(json)))
						: json.stream().map((line) -> wrap(wrapper, line)).toList();
				return Stream.of(String.join("\n", objects), array(objects), each(objects, BodyForm::pretty));
			});
		}
	};

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	/** Whether the bodies have only lines that are JSON. */
	boolean isJson() {
		return this != LINES && this != REVERSED_LINES;
	}

	/** Bodies of some lines, which have the same records. */
	abstract Stream<String> bodies(List<String> lines, Wrappers wrappers);

	/** The lines that are JSON. */
	static List<String> json(List<String> lines) {
		return lines.stream().filter((line) -> !line.isBlank() && isJson(line)).toList();
	}

	private static boolean isJson(String line) {
		try {
			return JSON.readTree(line).isObject();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	private static String each(List<String> json, UnaryOperator<String> form) {
		return json.stream().map(form).collect(Collectors.joining("\n"));
	}

	private static String array(List<String> json) {
		return json.stream().collect(Collectors.joining(", ", "[ ", " ]"));
	}

	private static String wrap(Wrappers.Wrapper wrapper, String records) {
		String wrapped = records;
		for (String name : wrapper.names().reversed()) {
			wrapped = "{\"before\":{\"%s\":[1]}, \"%s\":%s,\"after\":1}".formatted(name, name, wrapped);
		}
		return wrapped;
	}

	private static String pretty(String json) {
		return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
	}

	private static String reordered(String json) {
		return reordered(JSON.readTree(json)).toString();
	}

	private static JsonNode reordered(JsonNode value) {
		if (value.isObject()) {
			ObjectNode object = JSON.createObjectNode();
			new ArrayList<>(value.propertyNames()).reversed()
				.forEach((name) -> object.set(name, reordered(value.get(name))));
			return object;
		}
		if (value.isArray()) {
			ArrayNode array = JSON.createArrayNode();
			value.forEach((element) -> array.add(reordered(element)));
			return array;
		}
		return value;
	}

}
