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
 * Parses the fields that a dataset reads, in one pass over the bytes of a line. All other
 * fields are skipped.
 */
final class FieldParser {

	/** How many characters of a text are kept. */
	private static final int MOST_CHARACTERS = 2048;

	private final JsonMapper mapper;

	private final ListParser lists = new ListParser(this::whole);

	private final ReusableParser parser;

	private final Map<Dataset, FieldNameCache> names = new EnumMap<>(Dataset.class);

	/** Only these can bring an unpaired surrogate or U+0000 into valid UTF-8. */
	private boolean escapes;

	FieldParser(JsonMapper mapper) {
		// Checked for equal keys, a record would cost twice as much; the last one counts.
		this.mapper = mapper.rebuild().disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
		this.parser = new ReusableParser(this.mapper);
	}

	/**
	 * The values of a line by field, as {@link LogRecord} has them.
	 * @throws BadLineException if the line is not a JSON object, or a field cannot be
	 * read
	 */
	Map<String, Object> parse(Dataset dataset, Line line) {
		this.escapes = line.hasEscapes();
		Map<String, Object> values = parseNext(dataset, line.bytes());
		return (values != null) ? values : parseAlone(dataset, line.bytes());
	}

	/** The quick way; null if the line is wrong. */
	private @Nullable Map<String, Object> parseNext(Dataset dataset, byte[] line) {
		try {
			Map<String, Object> values = values(dataset, this.parser.start(line));
			if (this.parser.isAtEnd()) {
				return values;
			}
		}
		catch (JacksonException | BadLineException ex) {
			// A parser of the line alone tells the error and its column.
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
			Object value = (kind != null) ? value(kind, parser) : null;
			if (value != null) {
				values.put(name.text(), value);
			}
			else {
				parser.skipChildren();
			}
		}
		return values;
	}

	private @Nullable Object value(LogField.Kind kind, JsonParser parser) {
		if (parser.currentToken() == JsonToken.VALUE_NULL) {
			return kind.nothing();
		}
		return switch (kind) {
			case TIME -> time(parser);
			case TEXT -> cut(whole(parser, parser));
			case LIST -> this.lists.read(parser);
			case STRUCTURE -> structure(parser);
		};
	}

	/** As text, a number too; empty if it can be no time. */
	private static String time(JsonParser parser) {
		if (parser.currentToken().isScalarValue()) {
			return parser.getString();
		}
		parser.skipChildren();
		return "";
	}

	/** A text however long it is. */
	private String whole(JsonParser parser, JsonParser place) {
		if (!parser.currentToken().isScalarValue()) {
			throw BadLineException.at(place.streamReadContext(), "must be a string");
		}
		String text = parser.getString();
		if (this.escapes && isBroken(text)) {
			throw BadLineException.at(place.streamReadContext(), "must not contain U+0000 or an unpaired surrogate");
		}
		return text;
	}

	/**
	 * As many characters of a text as are kept.
	 */
	static String cut(String text) {
		if (text.length() <= MOST_CHARACTERS) {
			return text;
		}
		return text.substring(0,
				MOST_CHARACTERS - (Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? 1 : 0));
	}

	private static boolean isBroken(String text) {
		int c;
		for (int i = 0; i < text.length(); i += Character.charCount(c)) {
			c = text.codePointAt(i);
			if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
				return true;
			}
		}
		return false;
	}

	/** Any JSON; of a text that is not JSON, the text. */
	private static Object structure(JsonParser parser) {
		if (parser.currentToken() != JsonToken.VALUE_STRING) {
			return JsonText.copy(parser);
		}
		String text = parser.getString();
		try {
			return text.isBlank() ? "" : JsonText.parse(text);
		}
		catch (JacksonException ex) {
			return ListParser.isNothing(text.strip()) ? "" : text;
		}
	}

}
