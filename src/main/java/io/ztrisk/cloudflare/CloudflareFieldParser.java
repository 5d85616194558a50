package io.ztrisk.cloudflare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.ztrisk.scan.JsonScanner;
import io.ztrisk.scan.JsonValue;
import io.ztrisk.scan.PathTrie;
import io.ztrisk.scan.ScannedValues;

/**
 * Parses the fields of a record that its dataset reads, in one pass over the bytes. All
 * other fields are skipped.
 */
final class CloudflareFieldParser {

	private final List<Field> fields;

	private final JsonScanner scanner;

	CloudflareFieldParser(List<CloudflareField> fields) {
		PathTrie trie = new PathTrie(false);
		this.fields = fields.stream()
			.map((field) -> new Field(field, trie.root().member(field.name()).value()))
			.toList();
		this.scanner = new JsonScanner(trie);
	}

	/**
	 * Parses the values of a record, as {@link CloudflareRecord} has them.
	 * @throws io.ztrisk.body.BadLineException if a field cannot be read
	 * @throws io.ztrisk.scan.MalformedJsonException if it is not a JSON object
	 */
	Map<String, Object> parse(byte[] record) {
		ScannedValues scanned = this.scanner.scan(record);
		Map<String, Object> values = HashMap.newHashMap(this.fields.size());
		for (Field field : this.fields) {
			JsonValue value = scanned.first(field.path());
			Object parsed = (value != null) ? FieldValueParser.parse(field.field(), value) : null;
			if (parsed != null) {
				values.put(field.field().name(), parsed);
			}
		}
		return values;
	}

	/** A field, and the number of its path. */
	private record Field(CloudflareField field, int path) {
	}

}
