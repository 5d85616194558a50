package io.ztrisk.cloudflare;

import java.io.StringWriter;
import java.util.function.BiConsumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON that is kept as text and read without a tree: the tree of a list of empty objects
 * would take fifty times the memory of the text.
 */
final class JsonText {

	/** Without a cache of names, since clients choose them. */
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNameLength(500).build())
		.disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
		.build();

	private final String text;

	private JsonText(String text) {
		this.text = text;
	}

	/**
	 * @throws JacksonException if the text is not JSON
	 */
	static JsonText parse(String text) {
		try (JsonParser parser = parser(text)) {
			parser.nextToken();
			JsonText json = copy(parser);
			if (parser.nextToken() != null) {
				throw new StreamReadException(parser, "More than one JSON value");
			}
			return json;
		}
	}

	/** Copies the current value of a parser, which is at the end of the value then. */
	static JsonText copy(JsonParser parser) {
		StringWriter text = new StringWriter();
		try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
			generator.copyCurrentStructure(parser);
		}
		return new JsonText(text.toString());
	}

	static JsonParser parser(String text) {
		return FACTORY.createParser(ObjectReadContext.empty(), text);
	}

	/**
	 * Calls a function with the name and the value of every member that is a string, a
	 * number or a boolean, at any depth.
	 */
	void forEachMember(BiConsumer<String, String> each) {
		try (JsonParser parser = parser(this.text)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				String name = parser.currentName();
				if (name != null && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
					each.accept(name, parser.getString());
				}
			}
		}
	}

	@Override
	public String toString() {
		return this.text;
	}

}
