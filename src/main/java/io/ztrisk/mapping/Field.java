package io.ztrisk.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.ztrisk.condition.FieldText;
import io.ztrisk.scan.JsonValue;

/**
 * A field of a mapping.
 */
public record Field(String name, FieldType type, Spec spec) {

	/** The maximum number of texts of a list. */
	private static final int MAX_TEXTS = 100;

	/**
	 * Reads the field of a record: the texts of a list, each once, or one text; none if
	 * it is absent.
	 */
	public List<FieldText> read(Values values) {
		Set<String> list = new LinkedHashSet<>();
		for (Spec.Source source : this.spec.sources()) {
			for (JsonValue value : values.at(source.path())) {
				String text = this.type.convert(value, source.conversion());
				if (text != null && this.type != FieldType.LIST) {
					return List.of(new FieldText(text));
				}
				if (text != null && list.size() < MAX_TEXTS) {
					list.add(text);
				}
			}
		}
		return list.stream().map(FieldText::new).toList();
	}

}
