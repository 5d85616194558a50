package io.ztrisk.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.format.Timestamps;
import io.ztrisk.format.Uuids;
import io.ztrisk.user.Emails;
import io.ztrisk.user.UserReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses records of logs in one pass over their bytes. Fields that no detector reads are
 * skipped.
 */
public final class LogParser {

	private static final String EMAIL = "Email";

	/** What a machine's e-mail begins with. */
	private static final String MACHINE = "non_identity@";

	/** The domain, and all below it, whose e-mails are machines', such as connectors'. */
	private static final String MACHINES = "cloudflareaccess.com";

	/** How many characters of a text are kept. */
	private static final int MOST_CHARACTERS = 2048;

	private final JsonMapper mapper;

	private final ListParser lists = new ListParser(this::whole);

	private final ReusableParser feed;

	/** Only these can bring an unpaired surrogate or U+0000 into valid UTF-8. */
	private boolean escapes;

	private final Map<Dataset, FieldNameCache> names = new EnumMap<>(Dataset.class);

	private final Instant latest;

	private final Instant oldest;

	/**
	 * A reader for one batch.
	 * @param horizon how old a record may be
	 */
	public LogParser(JsonMapper mapper, Clock clock, Duration horizon) {
		// Checked for equal keys, a record would cost twice as much; the last one counts.
		this.mapper = mapper.rebuild().disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
		this.feed = new ReusableParser(this.mapper);
		this.latest = clock.instant().plus(Timestamps.MAX_AHEAD);
		this.oldest = clock.instant().minus(horizon);
	}

	/**
	 * Reads a line of a body.
	 * @throws BadLineException if it is no record of the dataset
	 */
	public ParsedLine read(Dataset dataset, Line line) {
		if (line.plain()) {
			return read(dataset, line.bytes(), false);
		}
		String text = line.text();
		int nul = text.indexOf('\0');
		if (nul >= 0) {
			// In UTF-16 and UTF-32, which a parser takes by itself, JSON has one.
			throw new BadLineException("Malformed JSON at column " + (nul + 1));
		}
		return read(dataset, line.bytes(), text.indexOf('\\') >= 0);
	}

	/**
	 * Reads a line.
	 * @param line valid UTF-8 without a NUL
	 * @param escapes whether there may be any in it
	 * @throws BadLineException if it is no record of the dataset
	 */
	public ParsedLine read(Dataset dataset, byte[] line, boolean escapes) {
		this.escapes = escapes;
		Map<String, Object> values = readNext(dataset, line);
		return line(dataset, (values != null) ? values : readAlone(dataset, line));
	}

	/** The quick way; null if it leads nowhere. */
	private @Nullable Map<String, Object> readNext(Dataset dataset, byte[] line) {
		try {
			Map<String, Object> values = values(dataset, this.feed.start(line));
			if (this.feed.isAtEnd()) {
				return values;
			}
		}
		catch (JacksonException | BadLineException ex) {
			// Read alone, the line tells what is wrong with it, and where.
		}
		this.feed.stop();
		return null;
	}

	private Map<String, Object> readAlone(Dataset dataset, byte[] line) {
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

	private ParsedLine line(Dataset dataset, Map<String, Object> values) {
		Object time = values.remove(dataset.time());
		if (time == null && !dataset.isJudged()) {
			return ParsedLine.counted(null);
		}
		Instant at = switch (time) {
			case String text -> Timestamps.parse(text).orElse(null);
			case null, default -> null;
		};
		if (at == null) {
			throw new BadLineException(
					"/%s: %s".formatted(dataset.time(), (time == null) ? "is required" : Timestamps.PROBLEM));
		}
		if (at.isAfter(this.latest)) {
			throw new BadLineException("/%s: must not be more than 10 minutes in the future".formatted(dataset.time()));
		}
		if (at.isBefore(this.oldest)) {
			return ParsedLine.tooLate(at);
		}
		if (!dataset.isJudged()) {
			return ParsedLine.counted(at);
		}
		UserReference user = user(dataset, values, at);
		return (user != null) ? ParsedLine.of(new LogRecord(dataset, user, values)) : ParsedLine.ofNobody(at);
	}

	private static @Nullable UserReference user(Dataset dataset, Map<String, Object> values, Instant at) {
		Object sentId = (dataset.userId() != null) ? values.remove(dataset.userId()) : null;
		UUID id = Optional.ofNullable(sentId)
			.flatMap((text) -> Uuids.parse(text.toString().strip()))
			.filter((uuid) -> !uuid.equals(Uuids.NIL))
			.orElse(null);
		Object sentEmail = values.remove(EMAIL);
		String email = (sentEmail != null) ? Emails.normalize(sentEmail.toString()) : "";
		if (isMachine(email)) {
			return null;
		}
		if (ListParser.isNothing(email)) {
			return (id != null) ? new UserReference(id, null, null, at) : null;
		}
		if (email.length() > Emails.MOST && id != null) {
			return new UserReference(id, null, null, at);
		}
		if (email.length() > Emails.MOST) {
			throw new BadLineException("/Email: must have at most %d characters".formatted(Emails.MOST));
		}
		return new UserReference(id, email, null, at);
	}

	private static boolean isMachine(String email) {
		String domain = email.substring(email.lastIndexOf('@') + 1, email.length() - (email.endsWith(".") ? 1 : 0));
		return email.startsWith(MACHINE) || domain.equals(MACHINES) || domain.endsWith("." + MACHINES);
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
			case TEXT -> text(parser);
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

	private String text(JsonParser parser) {
		return cut(whole(parser, parser));
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
	public static String cut(String text) {
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
