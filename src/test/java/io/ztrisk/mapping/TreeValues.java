package io.ztrisk.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ztrisk.scan.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the values of a record in its tree. It is slow and obvious, so that tests can
 * compare other readers with it.
 */
public final class TreeValues implements Values {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	/** Longer strings are not read as JSON. */
	private static final int MAX_EMBEDDED = 65_536;

	private final List<Path> paths;

	private final JsonNode record;

	public TreeValues(Mapping mapping, String record) {
		this.paths = mapping.paths();
		JsonNode tree = JSON.readTree(record);
		this.record = mapping.flat() ? nested(tree) : tree;
	}

	TreeValues(List<Path> paths, String record) {
		this.paths = paths;
		this.record = JSON.readTree(record);
	}

	@Override
	public List<JsonValue> at(int path) {
		List<JsonValue> values = new ArrayList<>();
		add(this.paths.get(path).steps(), this.record, false, values);
		return values;
	}

	private static void add(List<Step> steps, JsonNode value, boolean isEmbedded, List<JsonValue> values) {
		if (steps.isEmpty()) {
			values.add(JsonValue.parse(value.toString()));
			return;
		}
		boolean opens = value.isString() && !isEmbedded && isStructure(value.stringValue());
		JsonNode object = opens ? embedded(value.stringValue()) : value;
		boolean isNowEmbedded = isEmbedded || opens;
		JsonNode member = object.isObject() ? object.path(steps.getFirst().name()) : MissingNode.getInstance();
		List<Step> rest = steps.subList(1, steps.size());
		Selector selector = steps.getFirst().selector();
		if (selector != null && member.isString() && !isNowEmbedded && isStructure(member.stringValue())) {
			JsonNode json = embedded(member.stringValue());
			member = json.isMissingNode() ? member : json;
			isNowEmbedded = true;
		}
		for (JsonNode element : selected(member, selector)) {
			if (!element.isMissingNode()) {
				add(rest, element, isNowEmbedded, values);
			}
		}
	}

	private static Iterable<JsonNode> selected(JsonNode value, @Nullable Selector selector) {
		Iterable<JsonNode> elements = value.isArray() ? value : List.of(value);
		return switch (selector) {
			case null -> List.of(value);
			case Selector.Each each -> elements;
			case Selector.FirstWith(String member, String text) -> {
				for (JsonNode element : elements) {
					JsonNode found = element.path(member);
					if (element.isObject() && (found.isString() || found.isNumber() || found.isBoolean())
							&& found.asString().equals(text)) {
						yield List.of(element);
					}
				}
				yield List.of();
			}
		};
	}

	private static boolean isStructure(String text) {
		return (text.startsWith("{") || text.startsWith("[")) && text.length() <= MAX_EMBEDDED;
	}

	private static JsonNode embedded(String text) {
		try {
			return JSON.readTree(text);
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	/** Nests members whose names have dots. */
	private static JsonNode nested(JsonNode value) {
		if (!(value instanceof ObjectNode object)) {
			return value;
		}
		ObjectNode nested = object.objectNode();
		object.properties().forEach((member) -> {
			ObjectNode parent = nested;
			String name = member.getKey();
			for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.')) {
				parent = Optional.ofNullable(parent.get(name.substring(0, dot)))
					.filter(ObjectNode.class::isInstance)
					.map(ObjectNode.class::cast)
					.orElse(parent.withObjectProperty(name.substring(0, dot)));
				name = name.substring(dot + 1);
			}
			JsonNode below = nested(member.getValue());
			if (below instanceof ObjectNode members && parent.get(name) instanceof ObjectNode known) {
				known.setAll(members);
			}
			else {
				parent.set(name, below);
			}
		});
		return nested;
	}

}
