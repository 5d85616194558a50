package io.ztrisk.mapping;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.ztrisk.api.JsonElement;
import io.ztrisk.body.Wrappers;
import org.jspecify.annotations.Nullable;

/**
 * Reads the document of a mapping. All problems are added to those of the document; with
 * one, the mapping must not be used.
 */
final class MappingReader {

	private static final int MAX_BYTES = 64 << 10;

	private static final int MAX_PATHS = 200;

	private static final int MAX_DESCRIPTION = 256;

	private static final int MAX_ABSENT = 50;

	private static final int MAX_WRAPPERS = 4;

	private static final int MAX_FIELDS = 64;

	private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]{0,63}");

	private static final Set<String> MEMBERS = Set.of("version", "description", "flat", "absent", "records", "time",
			"key", "user", "fields", "activities");

	/** With the members that only a predefined mapping may have. */
	private static final Set<String> PREDEFINED_MEMBERS = Set.of("version", "description", "flat", "absent", "records",
			"time", "key", "user", "fields", "activities", "strict", "key_dataset", "content", "added_content");

	private final JsonElement document;

	private final Map<String, JsonElement> members;

	private final boolean flat;

	private final boolean strict;

	private final SpecReader specs;

	MappingReader(JsonElement document, boolean predefined) {
		this.document = document;
		this.members = document.members(predefined ? PREDEFINED_MEMBERS : MEMBERS);
		this.flat = flag("flat");
		this.strict = flag("strict");
		this.specs = new SpecReader(this.flat, Set.copyOf(absent()));
	}

	Mapping read() {
		JsonElement version = this.members.get("version");
		if (version != null && version.value()
			.decimalValueOpt()
			.filter((number) -> number.compareTo(BigDecimal.ONE) == 0)
			.isEmpty()) {
			version.problem("must be 1");
		}
		Wrappers wrappers = new Wrappers(wrappers(), this.flat);
		Spec time = this.specs.spec(required("time"));
		List<List<Spec>> key = this.specs.alternatives(ofEvaluated("key"));
		JsonElement named = ofEvaluated("fields");
		Map<String, JsonElement> fields = (named != null) ? named.members(1, MAX_FIELDS) : Map.of();
		List<Field> read = fields(fields);
		UserMapping user = new UserReader(this.specs, fields.keySet()).read(ofEvaluated("user"));
		List<ActivityMapping> activities = ActivityMapping.read(this.members.get("activities"), fields.keySet());
		if (this.specs.count() > MAX_PATHS) {
			this.document.problem("must have at most %d paths".formatted(MAX_PATHS));
		}
		String json = this.document.value().toString();
		if (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			this.document.problem("must have at most 64 KiB");
		}
		return new Mapping(json, text("description", MAX_DESCRIPTION), this.flat, this.strict, text("key_dataset", 64),
				wrappers, this.specs.paths(), time, key, user, read, activities);
	}

	private List<String> absent() {
		JsonElement absent = this.members.get("absent");
		return (absent == null) ? List.of()
				: absent.elements(0, MAX_ABSENT)
					.stream()
					.flatMap((text) -> text.text(Conversion.MAX_LENGTH).stream())
					.toList();
	}

	private List<Wrappers.Wrapper> wrappers() {
		JsonElement records = this.members.get("records");
		List<Wrappers.Wrapper> wrappers = new ArrayList<>();
		for (JsonElement wrapper : (records != null) ? records.elements(0, MAX_WRAPPERS) : List.<JsonElement>of()) {
			this.specs.path(wrapper).ifPresent((path) -> {
				if (path.steps().size() > 2 || path.steps().getFirst().selector() != null && path.steps().size() == 2
						|| path.steps().getLast().selector() instanceof Selector.FirstWith) {
					wrapper.problem("must have one or two names, and [] only at its end");
				}
				wrappers.add(path.asWrapper());
			});
		}
		return List.copyOf(wrappers);
	}

	private List<Field> fields(Map<String, JsonElement> named) {
		List<Field> fields = new ArrayList<>();
		named.forEach((name, element) -> {
			if (!FIELD.matcher(name).matches()) {
				element.problem("must be a name of 1 to 64 of a-z, 0-9 and _, which begins with a letter");
			}
			else if (FieldType.GIVEN.contains(name)) {
				element.problem("is a field of every record");
			}
			Spec spec = this.specs.spec(element);
			FieldType type = FieldType.of(name, this.specs.hasEach(spec));
			fields.add(new Field(name, type, spec, this.flat ? FlatPoint.of(type, spec, this.specs) : List.of()));
		});
		return List.copyOf(fields);
	}

	private @Nullable JsonElement required(String name) {
		JsonElement member = this.members.get(name);
		if (member == null && this.document.value().isObject()) {
			this.document.missing(name);
		}
		return member;
	}

	/**
	 * A member that only a strict mapping may lack, whose records are only counted then.
	 */
	private @Nullable JsonElement ofEvaluated(String name) {
		return this.strict ? this.members.get(name) : required(name);
	}

	private boolean flag(String name) {
		JsonElement member = this.members.get(name);
		return member != null && member.bool();
	}

	private Optional<String> text(String name, int max) {
		JsonElement member = this.members.get(name);
		return (member != null) ? member.text(max) : Optional.empty();
	}

}
