package io.ztrisk.cloudflare;

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
 * The field {@code FileInfo}. Its structure is not documented; files are read from
 * {@code {"files":[{"direction":"download","file_name":"a.exe"}]}}.
 */
record FileInfo(JsonText json) implements FileDetails {

	/** An uploaded folder may have thousands. */
	private static final int MAX_FILES = 20;

	@Override
	public boolean has(String member, String value) {
		AtomicBoolean found = new AtomicBoolean();
		this.json.forEachMember((name, text) -> {
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
			if (file != JsonToken.START_OBJECT || files.size() == MAX_FILES) {
				parser.skipChildren();
				continue;
			}
			SequencedMap<String, String> details = readFile(parser);
			if (!details.isEmpty()) {
				files.add(details);
			}
		}
	}

	private static SequencedMap<String, String> readFile(JsonParser parser) {
		SequencedMap<String, String> details = new LinkedHashMap<>();
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken value = parser.nextToken();
			if (value == JsonToken.VALUE_STRING && name.equals("file_name")) {
				details.put("name", clean(parser.getString()));
			}
			else if (value == JsonToken.VALUE_STRING && name.equals("direction")) {
				details.put("direction", clean(parser.getString()));
			}
			parser.skipChildren();
		}
		return details;
	}

	/** Replaces U+0000 and unpaired surrogates, which PostgreSQL refuses. */
	private static String clean(String text) {
		byte[] valid = FieldValueParser.cut(text).replace('\0', '?').getBytes(StandardCharsets.UTF_8);
		return new String(valid, StandardCharsets.UTF_8);
	}

}
