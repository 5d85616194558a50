package io.ztrisk.log;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.scan.JsonScanner;
import io.ztrisk.scan.JsonValue;
import io.ztrisk.scan.MalformedJsonException;
import io.ztrisk.scan.PathTrie;
import io.ztrisk.scan.ScannedValues;

/**
 * Parses the fields of a line that its dataset reads, in one pass over the bytes. All
 * other fields are skipped.
 */
final class FieldParser {

	private final Map<Dataset, FieldScanner> scanners = new EnumMap<>(Dataset.class);

	/**
	 * Parses the values of a line, as {@link LogRecord} has them.
	 * @throws BadLineException if the line is not a JSON object, or a field cannot be
	 * read
	 */
	Map<String, Object> parse(Dataset dataset, Line line) {
		line.requireWhole();
		try {
			return this.scanners.computeIfAbsent(dataset, FieldScanner::new).scan(line.bytes());
		}
		catch (MalformedJsonException ex) {
			throw MalformedLine.explain(line, ex);
		}
	}

	/** The scanner of a dataset. */
	private static final class FieldScanner {

		private final List<Field> fields;

		private final JsonScanner scanner;

		FieldScanner(Dataset dataset) {
			PathTrie trie = new PathTrie(false);
			this.fields = dataset.fields()
				.stream()
				.map((field) -> new Field(field, trie.root().member(field.name()).value()))
				.toList();
			this.scanner = new JsonScanner(trie);
		}

		Map<String, Object> scan(byte[] line) {
			ScannedValues scanned = this.scanner.scan(line);
			Map<String, Object> values = new HashMap<>();
			for (Field field : this.fields) {
				JsonValue value = scanned.first(field.path());
				Object parsed = (value != null) ? FieldValueParser.parse(field.field(), value) : null;
				if (parsed != null) {
					values.put(field.field().name(), parsed);
				}
			}
			return values;
		}

	}

	/** A field, and the number of its path. */
	private record Field(LogField field, int path) {
	}

}
