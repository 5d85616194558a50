package io.ztrisk.body;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * What is JSON and what is not.
 */
public final class Json {

	private static final JsonFactory FACTORY = new JsonFactory();

	private static final Pattern PROBE = Pattern.compile("\\s*\\{\\s*\"content\"\\s*:\\s*\"tests\"\\s*}\\s*");

	private Json() {
	}

	/**
	 * Whether a byte means nothing between values.
	 */
	static boolean isBlank(byte single) {
		return single == ' ' || single == '\t' || single == '\r' || single == '\n';
	}

	/**
	 * Whether bytes are anything but a single JSON value. One too large or too deep to be
	 * read is not malformed.
	 */
	static boolean isMalformed(byte[] bytes) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
			parser.nextToken();
			parser.skipChildren();
			parser.finishToken();
			return parser.nextToken() != null;
		}
		catch (StreamConstraintsException ex) {
			return false;
		}
		catch (StreamReadException ex) {
			return true;
		}
	}

	/**
	 * Whether bytes are {@code {"content":"tests"}}, by which a sender tries a
	 * destination.
	 */
	public static boolean isProbe(byte[] bytes) {
		return PROBE.matcher(new String(bytes, StandardCharsets.UTF_8)).matches();
	}

}
