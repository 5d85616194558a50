package io.ztrisk.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ztrisk.activity.FileDetails;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The field {@code FileInfo}. Files are read from the one structure that was seen:
 * {@code {"files":[{"direction":"download","file_name":"a.exe"}]}}.
 *
 * @param json the value of the field
 */
record FileInfo(JsonText json) implements FileDetails {

	/** How many files are shown; a folder that is uploaded may have thousands. */
	private static final int MOST_FILES = 20;

	@Override
	public boolean has(String member, String value) {
		AtomicBoolean found = new AtomicBoolean();
		this.json.members((name, text) -> {
			if (name.equals(member) && text.equalsIgnoreCase(value)) {
				found.set(true);
			}
		});
		return found.get();
	}

	@Override
	public List<SequencedMap<String, String>> files() {
		List<SequencedMap<String, String>> files = new ArrayList<>();
		try (JsonParser parser = JsonText.parser(this.json.toString())) {
			if (parser.nextToken() == JsonToken.START_OBJECT) {
				readInfo(parser, files);
			}
		}
		return files;
	}

	private static void readInfo(JsonParser parser, List<SequencedMap<String, String>> files) {
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken value = parser.nextToken();
			if (name.equals("files") && value == JsonToken.START_ARRAY) {
				readFiles(parser, files);
			}
			else {
				parser.skipChildren();
			}
		}
	}

	private static void readFiles(JsonParser parser, List<SequencedMap<String, String>> files) {
		for (JsonToken file = parser.nextToken(); file != JsonToken.END_ARRAY; file = parser.nextToken()) {
			if (file != JsonToken.START_OBJECT || files.size() == MOST_FILES) {
				parser.skipChildren();
				continue;
			}
			SequencedMap<String, String> shown = readFile(parser);
			if (!shown.isEmpty()) {
				files.add(shown);
			}
		}
	}

	private static SequencedMap<String, String> readFile(JsonParser parser) {
		SequencedMap<String, String> shown = new LinkedHashMap<>();
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
		return shown;
	}

	/** Without U+0000 and unpaired surrogates, which the database refuses. */
	private static String clean(String text) {
		byte[] valid = FieldParser.cut(text).replace('\0', '?').getBytes(StandardCharsets.UTF_8);
		return new String(valid, StandardCharsets.UTF_8);
	}

}
