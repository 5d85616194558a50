package io.ztrisk.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.ztrisk.condition.FieldText;
import io.ztrisk.scan.JsonValue;

/**
 * A field of a mapping.
 *
 * @param points by source where the coordinates of a point may be if its object is flat;
 * empty if it cannot be flat
 */
public record Field(String name, FieldType type, Spec spec, List<FlatPoint> points) {

	/** The maximum number of texts of a list. */
	private static final int MAX_TEXTS = 100;

	Field(String name, FieldType type, Spec spec) {
		this(name, type, spec, List.of());
	}

	/**
	 * Reads the field of a record: the texts of a list, each once, or one text; none if
	 * it is absent.
	 */
	public List<FieldText> read(Values values) {
		Set<String> list = (this.type == FieldType.LIST) ? new LinkedHashSet<>() : Set.of();
		for (int i = 0; i < this.spec.sources().size(); i++) {
			Spec.Source source = this.spec.sources().get(i);
			for (JsonValue value : values.at(source.path())) {
				String text = this.type.convert(value, source.conversion());
				if (text != null && this.type != FieldType.LIST) {
					return List.of(new FieldText(text));
				}
				if (text != null && list.size() < MAX_TEXTS) {
					list.add(text);
				}
			}
			Optional<Point> point = this.points.isEmpty() ? Optional.empty() : this.points.get(i).read(values);
			if (point.isPresent()) {
				return List.of(new FieldText(point.get().toString()));
			}
		}
		return list.isEmpty() ? List.of() : list.stream().map(FieldText::new).toList();
	}

}
