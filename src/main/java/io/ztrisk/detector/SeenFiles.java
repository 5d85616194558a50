package io.ztrisk.detector;

import java.nio.charset.StandardCharsets;

import io.ztrisk.log.JsonText;
import io.ztrisk.log.LogParser;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names and directions of the files in a {@code FileInfo}, in the one shape that was
 * seen: {@code {"files":[{"direction":"download","file_name":"a.exe"}]}}. Of any other
 * shape nothing is shown.
 */
final class SeenFiles {

	/** How many files are shown; a folder that is uploaded may have thousands. */
	private static final int MOST_FILES = 20;

	private final ArrayNode files = JsonNodeFactory.instance.arrayNode();

	private SeenFiles() {
	}

	/**
	 * The first files, each with what is known of it.
	 */
	static ArrayNode of(JsonText info) {
		SeenFiles seen = new SeenFiles();
		try (JsonParser parser = JsonText.parser(info.toString())) {
			if (parser.nextToken() == JsonToken.START_OBJECT) {
				seen.readInfo(parser);
			}
		}
		return seen.files;
	}

	private void readInfo(JsonParser parser) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken value = parser.nextToken();
			if (name.equals("files") && value == JsonToken.START_ARRAY) {
				readFiles(parser);
			}
			else {
				parser.skipChildren();
			}
		}
	}

	private void readFiles(JsonParser parser) {
		for (JsonToken file = parser.nextToken(); file != JsonToken.END_ARRAY; file = parser.nextToken()) {
			if (file == JsonToken.START_OBJECT && this.files.size() < MOST_FILES) {
				readFile(parser);
			}
			else {
				parser.skipChildren();
			}
		}
	}

	private void readFile(JsonParser parser) {
		ObjectNode shown = JsonNodeFactory.instance.objectNode();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken value = parser.nextToken();
			if (value == JsonToken.VALUE_STRING && name.equals("file_name")) {
				shown.put("name", clean(parser.getString()));
			}
			else if (value == JsonToken.VALUE_STRING && name.equals("direction")) {
				shown.put("direction", clean(parser.getString()));
			}
			parser.skipChildren();
		}
		if (!shown.isEmpty()) {
			this.files.add(shown);
		}
	}

	/** Without U+0000 and unpaired surrogates, which the database refuses. */
	private static String clean(String text) {
		byte[] valid = LogParser.cut(text).replace('\0', '?').getBytes(StandardCharsets.UTF_8);
		return new String(valid, StandardCharsets.UTF_8);
	}

}
