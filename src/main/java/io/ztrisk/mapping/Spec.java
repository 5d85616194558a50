package io.ztrisk.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ztrisk.scan.JsonValue;

/**
 * Where a value may be in a record.
 *
 * @param sources in the order in which they count
 */
public record Spec(List<Source> sources) {

	/** Finds no value. */
	static final Spec NONE = new Spec(List.of());

	public Spec {
		sources = List.copyOf(sources);
	}

	/** The converted texts of all sources. */
	public List<String> texts(Values values) {
		List<String> texts = new ArrayList<>();
		for (Source source : this.sources) {
			for (JsonValue value : values.at(source.path())) {
				String text = FieldType.TEXT.convert(value, source.conversion());
				if (text != null) {
					texts.add(text);
				}
			}
		}
		return texts;
	}

	/** The first converted text. */
	public Optional<String> first(Values values) {
		for (Source source : this.sources) {
			for (JsonValue value : values.at(source.path())) {
				String text = FieldType.TEXT.convert(value, source.conversion());
				if (text != null) {
					return Optional.of(text);
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * A path of a mapping, and the conversion of its values.
	 *
	 * @param path an index of {@link Mapping#paths()}
	 */
	public record Source(int path, Conversion conversion) {

	}

}
