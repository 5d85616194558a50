package io.ztrisk.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.ztrisk.dataset.PredefinedDatasets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Makes the OpenAPI document: {@code base.json}, which is written by hand, with the calls
 * and the schemas of their results, which follow from the handlers, and with the names of
 * the predefined datasets.
 */
final class OpenApiDocument {

	private static final ClassPathResource BASE = new ClassPathResource("base.json", OpenApiDocument.class);

	private OpenApiDocument() {
	}

	/**
	 * The document as text with a line for each member of an object.
	 */
	static String text(RequestMappingHandlerMapping routes, JsonMapper json) throws IOException {
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
		return json.writer().with(printer).writeValueAsString(document(routes, json)) + "\n";
	}

	private static ObjectNode document(RequestMappingHandlerMapping routes, JsonMapper json) throws IOException {
		DocumentedCalls calls = new DocumentedCalls(routes, json);
		try (InputStream base = BASE.getInputStream()) {
			ObjectNode document = (ObjectNode) json.readTree(base);
			addTags(document.withArray("/tags"));
			ObjectNode paths = document.withObject("/paths");
			calls.paths().forEach((path, item) -> paths.putObject(path).setAll(item));
			ArrayNode datasets = document.withArray("/components/schemas/Dataset/anyOf/0/enum");
			new PredefinedDatasets().keys().forEach(datasets::add);
			ObjectNode schemas = document.withObject("/components/schemas");
			calls.schemas().forEach((name, schema) -> {
				if (schemas.putIfAbsent(name, schema) != null) {
					throw new IllegalStateException("Two schemas have the name " + name);
				}
			});
			return document;
		}
	}

	private static void addTags(ArrayNode tags) {
		Arrays.stream(Tag.values())
			.filter((tag) -> tag != Tag.OTHER)
			.forEach((tag) -> tags.addObject().put("name", tag.title()).put("description", tag.description()));
	}

}
