package io.ztrisk.mapping;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.ztrisk.api.JsonElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the specs of a mapping, and numbers their paths.
 */
final class SpecReader {

	private static final int MAX_SOURCES = 8;

	private static final int MAX_ALTERNATIVES = 4;

	private final boolean flat;

	private final Set<String> absent;

	private final Map<Path, Integer> paths = new LinkedHashMap<>();

	private int count;

	SpecReader(boolean flat, Set<String> absent) {
		this.flat = flat;
		this.absent = absent;
	}

	/** Every path once. */
	List<Path> paths() {
		return List.copyOf(this.paths.keySet());
	}

	/** How many paths were read, equal ones too. */
	int count() {
		return this.count;
	}

	int number(Path path) {
		this.paths.putIfAbsent(path, this.paths.size());
		return this.paths.getOrDefault(path, 0);
	}

	/** Whether a path of the spec selects each element of an array. */
	boolean hasEach(Spec spec) {
		List<Path> known = paths();
		return spec.sources().stream().anyMatch((source) -> known.get(source.path()).hasEach());
	}

	/** Reads a path, an object with a path, or a list of these. */
	Spec spec(@Nullable JsonElement element) {
		List<Spec.Source> sources = new ArrayList<>();
		if (element != null && element.value().isArray()) {
			element.elements(1, MAX_SOURCES).forEach((one) -> addSource(one, sources));
		}
		else if (element != null) {
			addSource(element, sources);
		}
		return new Spec(sources);
	}

	/** Reads alternatives, each of which is a list of specs. */
	List<List<Spec>> alternatives(@Nullable JsonElement element) {
		List<List<Spec>> alternatives = new ArrayList<>();
		for (JsonElement alternative : (element != null) ? element.elements(1, MAX_ALTERNATIVES)
				: List.<JsonElement>of()) {
			alternatives.add(alternative.elements(1, MAX_SOURCES).stream().map(this::spec).toList());
		}
		return List.copyOf(alternatives);
	}

	/** Reads a path that belongs to no spec. */
	Optional<Path> path(JsonElement element) {
		this.count++;
		Optional<String> text = element.string();
		try {
			return text.isPresent() ? Optional.of(new PathParser(text.get(), this.flat).parse()) : Optional.empty();
		}
		catch (ParseException ex) {
			element.problems().add(element.pointer(), String.valueOf(ex.getMessage()));
			return Optional.empty();
		}
	}

	private void addSource(JsonElement element, List<Spec.Source> sources) {
		if (element.value().isString()) {
			addPath(element, Conversion.none(this.absent), sources);
		}
		else if (!element.value().isObject()) {
			element.problem("must be a path, a list of 1 to %d, or an object".formatted(MAX_SOURCES));
		}
		else {
			Map<String, JsonElement> members = element.members(Set.of("path", "after", "lower", "values", "else"));
			Conversion conversion = conversion(members);
			JsonElement path = members.get("path");
			if (path == null) {
				element.missing("path");
			}
			else if (path.value().isArray()) {
				path.elements(1, MAX_SOURCES).forEach((one) -> addPath(one, conversion, sources));
			}
			else {
				addPath(path, conversion, sources);
			}
		}
	}

	private void addPath(JsonElement element, Conversion conversion, List<Spec.Source> sources) {
		path(element).ifPresent((path) -> {
			sources.add(new Spec.Source(number(path), conversion));
		});
	}

	private Conversion conversion(Map<String, JsonElement> members) {
		JsonElement after = members.get("after");
		JsonElement lower = members.get("lower");
		JsonElement values = members.get("values");
		JsonElement otherwise = members.get("else");
		if (otherwise != null && values == null) {
			otherwise.problem("needs values");
		}
		return new Conversion(this.absent, (after != null) ? filled(after) : "", lower != null && lower.bool(),
				(values != null) ? values(values) : null,
				(otherwise != null) ? otherwise.text(Conversion.MAX_LENGTH).orElse(null) : null);
	}

	private static String filled(JsonElement element) {
		Optional<String> text = element.text(Conversion.MAX_LENGTH);
		if (text.filter(String::isEmpty).isPresent()) {
			element.problem("must not be empty");
		}
		return text.orElse("");
	}

	private static Map<String, String> values(JsonElement element) {
		Map<String, String> values = new LinkedHashMap<>();
		if (element.value().isObject() && element.value().isEmpty()) {
			element.problem("must not be empty");
		}
		element.members()
			.forEach((name, value) -> value.text(Conversion.MAX_LENGTH).ifPresent((text) -> values.put(name, text)));
		return values;
	}

}
