package io.ztrisk.log;

import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.scan.MalformedJsonException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Explains why a line is not a JSON object. A whole parser finds the column, which the
 * scanner of fields does not know.
 */
final class MalformedLine {

	private static final JsonFactory FACTORY = new JsonFactory();

	private MalformedLine() {
	}

	static BadLineException explain(Line line, MalformedJsonException cause) {
		int nul = line.text().indexOf('\0');
		if (nul >= 0) {
			// A parser would detect UTF-16 and UTF-32.
			return new BadLineException("Malformed JSON at column " + (nul + 1));
		}
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line.bytes())) {
			if (parser.nextToken() != JsonToken.START_OBJECT) {
				return new BadLineException("Must be a JSON object");
			}
			parser.skipChildren();
			if (parser.nextToken() != null) {
				return new BadLineException("More than one JSON value");
			}
			return new BadLineException("Malformed JSON at column " + (cause.index() + 1));
		}
		catch (JacksonException ex) {
			return BadLineException.malformed(ex);
		}
	}

}
