package io.ztrisk.openapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The document that the server serves is the one that its handlers make.
 */
@ServerTest
class OpenApiDocumentTests {

	private static final Path ACTUAL = Path.of("target/openapi.json");

	private static final Path GOLDEN = Path.of("src/main/resources/io/ztrisk/openapi/openapi.json");

	@Test
	void theDocumentIsTheGoldenOne(
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
			@Autowired JsonMapper json) throws IOException {
		Files.writeString(ACTUAL, OpenApiDocument.text(routes, json));
		assertThat(ACTUAL).as("If the change is meant, make %s the golden document %s", ACTUAL, GOLDEN)
			.hasSameTextualContentAs(GOLDEN);
	}

}
