package io.ztrisk.log;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses the fields of a line that its dataset reads, in one pass over the bytes. All
 * other fields are skipped.
 */
final class FieldParser {

	private final JsonMapper mapper;

	private final FieldValueParser valueParser = new FieldValueParser();

	private final ReusableParser parser;

	private final Map<Dataset, FieldNameCache> names = new EnumMap<>(Dataset.class);

	FieldParser(JsonMapper mapper) {
		// The check for duplicate names would double the cost of a record.
		this.mapper = mapper.rebuild().disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
		this.parser = new ReusableParser(this.mapper);
	}

	/**
	 * Parses the values of a line, as {@link LogRecord} has them.
	 * @throws BadLineException if the line is not a JSON object, or a field cannot be
	 * read
	 */
	Map<String, Object> parse(Dataset dataset, Line line) {
		this.valueParser.start(line.hasEscapes());
		Map<String, Object> values = parseReusing(dataset, line.bytes());
		return (values != null) ? values : parseAlone(dataset, line.bytes());
	}

	/** The fast path; null if the line is not valid. */
	private @Nullable Map<String, Object> parseReusing(Dataset dataset, byte[] line) {
		try {
			Map<String, Object> values = values(dataset, this.parser.start(line));
			if (this.parser.isAtEnd()) {
				return values;
			}
		}
		catch (JacksonException | BadLineException ex) {
			// A new parser reports the error with the column in this line.
		}
		this.parser.stop();
		return null;
	}

	private Map<String, Object> parseAlone(Dataset dataset, byte[] line) {
		try (JsonParser parser = this.mapper.createParser(line)) {
			Map<String, Object> values = values(dataset, parser);
			if (parser.nextToken() != null) {
				throw new BadLineException("More than one JSON value");
			}
			return values;
		}
		catch (JacksonException ex) {
			throw BadLineException.malformed(ex);
		}
	}

	private Map<String, Object> values(Dataset dataset, JsonParser parser) {
		if (parser.nextToken() != JsonToken.START_OBJECT) {
			throw new BadLineException("Must be a JSON object");
		}
		Map<String, Object> values = new HashMap<>();
		FieldNameCache names = this.names.computeIfAbsent(dataset, FieldNameCache::new);
		for (FieldNameCache.Name name = names.first(parser); name != null; name = names.next(parser)) {
			parser.nextToken();
			LogField.@Nullable Kind kind = name.kind();
			Object value = (kind != null) ? this.valueParser.parse(kind, parser) : null;
			if (value != null) {
				values.put(name.text(), value);
			}
			else {
				parser.skipChildren();
			}
		}
		return values;
	}

}
