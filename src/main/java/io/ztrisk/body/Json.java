package io.ztrisk.body;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Recognizes JSON without parsing it into objects.
 */
public final class Json {

	private static final JsonFactory FACTORY = new JsonFactory();

	private static final Pattern PROBE = Pattern.compile("\\s*\\{\\s*\"content\"\\s*:\\s*\"tests\"\\s*}\\s*");

	private Json() {
	}

	/** Whether a byte is white space between values. */
	static boolean isBlank(byte single) {
		return single == ' ' || single == '\t' || single == '\r' || single == '\n';
	}

	static boolean isBlank(byte[] bytes, int length) {
		for (int i = 0; i < length; i++) {
			if (!isBlank(bytes[i])) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether bytes are not a single JSON value. A value above a limit is not malformed.
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
	 * Whether a line is {@code {"content":"tests"}}, a sender's test of a destination.
	 */
	public static boolean isProbe(byte[] bytes) {
		return PROBE.matcher(new String(bytes, StandardCharsets.UTF_8)).matches();
	}

}
