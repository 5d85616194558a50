package io.ztrisk.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.ztrisk.scan.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the values of a record in its tree. It is slow and obvious, so that tests can
 * compare other readers with it. If names with dots are nested, a place in the record has
 * several values: all objects of them are merged, and of the others the last counts.
 */
public final class TreeValues implements Values {

	private static final JsonMapper JSON = JsonMapper.builder()
		.nodeFactory(new LastNames())
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	/** Longer strings are not read as JSON. */
	private static final int MAX_EMBEDDED = 65_536;

	private final List<Path> paths;

	private final boolean flat;

	private final JsonNode record;

	public TreeValues(Mapping mapping, String record) {
		this(mapping.paths(), mapping.flat(), record);
	}

	TreeValues(List<Path> paths, String record) {
		this(paths, false, record);
	}

	TreeValues(List<Path> paths, boolean flat, String record) {
		this.paths = paths;
		this.flat = flat;
		this.record = JSON.readTree(record);
	}

	/** The JSON in a text, in which the last of equal names has its own place. */
	static JsonNode read(String text) {
		return JSON.readTree(text);
	}

	@Override
	public List<JsonValue> at(int path) {
		Path wanted = this.paths.get(path);
		List<JsonValue> found = find(wanted.steps(), List.of(new Written("", this.record, false, "")))
			.sorted(Comparator.comparing(Written::at))
			.map((value) -> JsonValue.parse(value.value().toString()))
			.toList();
		return (wanted.hasEach() || found.isEmpty()) ? found : List.of(found.getLast());
	}

	/** Follows steps from a place with all that is written there. */
	private Stream<Written> find(List<Step> steps, List<Written> place) {
		if (steps.isEmpty()) {
			return last(place, Written::isWhole);
		}
		Step step = steps.getFirst();
		List<Step> rest = steps.subList(1, steps.size());
		List<Written> member = place.stream().flatMap((value) -> value.members(step.name(), this.flat)).toList();
		if (step.selector() == null) {
			return find(rest, member);
		}
		List<Written> opened = member.stream().map(Written::opened).toList();
		Stream<Written> array = last(opened, (value) -> value.isWhole() && !value.value().isObject())
			.filter((value) -> value.value().isArray());
		if (step.selector() instanceof Selector.FirstWith first) {
			return Stream.concat(
					array.flatMap((value) -> value.elements().filter((element) -> element.matches(first)).limit(1))
						.flatMap((element) -> find(rest, List.of(element))),
					find(rest, opened.stream().filter((value) -> value.matches(first)).toList()));
		}
		if (rest.isEmpty()) {
			return last(opened, Written::isWhole)
				.flatMap((value) -> value.value().isArray() ? value.elements() : Stream.of(value));
		}
		return Stream.concat(array.flatMap(Written::elements).flatMap((element) -> find(rest, List.of(element))),
				find(rest, opened));
	}

	private static Stream<Written> last(List<Written> place, Predicate<Written> condition) {
		return place.stream().filter(condition).reduce((before, after) -> after).stream();
	}

	private static boolean isStructure(String text) {
		return (text.startsWith("{") || text.startsWith("[")) && text.length() <= MAX_EMBEDDED;
	}

	/**
	 * What is written at a place.
	 *
	 * @param rest of a name with dots: the value is in an object with this member
	 * @param isEmbedded whether it is in a text
	 * @param at the place in the record, which tells the order
	 */
	private record Written(String rest, JsonNode value, boolean isEmbedded, String at) {

		boolean isWhole() {
			return this.rest.isEmpty();
		}

		boolean matches(Selector.FirstWith first) {
			JsonNode found = this.value.path(first.member());
			return isWhole() && this.value.isObject() && (found.isString() || found.isNumber() || found.isBoolean())
					&& found.asString().equals(first.text());
		}

		/** The JSON of a text that is JSON. */
		Written opened() {
			if (!isWhole() || this.isEmbedded || !this.value.isString() || !isStructure(this.value.stringValue())) {
				return this;
			}
			try {
				return new Written("", read(this.value.stringValue()), true, this.at);
			}
			catch (JacksonException ex) {
				return this;
			}
		}

		Stream<Written> elements() {
			List<Written> elements = new ArrayList<>();
			this.value.forEach((element) -> elements
				.add(new Written("", element, this.isEmbedded, this.at + "%05d".formatted(elements.size()))));
			return elements.stream();
		}

		Stream<Written> members(String name, boolean flat) {
			if (!isWhole()) {
				return Stream.of(after(this.rest, name, this)).filter(Objects::nonNull);
			}
			Written object = opened();
			List<@Nullable Written> members = new ArrayList<>();
			object.value.properties().forEach((member) -> {
				Written value = new Written("", member.getValue(), object.isEmbedded,
						this.at + "%05d".formatted(members.size()));
				members.add((flat || member.getKey().equals(name)) ? after(member.getKey(), name, value) : null);
			});
			return members.stream().filter(Objects::nonNull);
		}

		private static @Nullable Written after(String whole, String name, Written value) {
			if (whole.equals(name)) {
				return new Written("", value.value, value.isEmbedded, value.at);
			}
			return whole.startsWith(name + ".")
					? new Written(whole.substring(name.length() + 1), value.value, value.isEmbedded, value.at) : null;
		}

	}

	/**
	 * Makes objects in which the last of equal names is behind the names before it.
	 */
	private static final class LastNames extends JsonNodeFactory {

		@Override
		public ObjectNode objectNode() {
			return new ObjectNode(this, new LinkedHashMap<>() {

				@Override
				public @Nullable JsonNode put(String name, JsonNode value) {
					JsonNode before = remove(name);
					super.put(name, value);
					return before;
				}

			});
		}

	}

}
