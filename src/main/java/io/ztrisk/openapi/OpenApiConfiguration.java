package io.ztrisk.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import io.ztrisk.api.ApiPaths;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.util.function.ThrowingSupplier;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Serves the OpenAPI document and its page without authentication. Spring looks these
 * routes up after those of the API, so they do not slow its calls down.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	private static final String SCRIPT = "text/javascript;charset=utf-8";

	@Bean
	SimpleUrlHandlerMapping openApiRoutes(JsonMapper json, Environment environment) {
		SingletonSupplier<Resource> document = SingletonSupplier
			.of(ThrowingSupplier.of(() -> document(json, environment)));
		SimpleUrlHandlerMapping routes = new SimpleUrlHandlerMapping() {

			@Override
			protected @Nullable Object getHandlerInternal(HttpServletRequest request) throws Exception {
				String path = request.getRequestURI();
				return (path.indexOf(';') < 0 && !path.startsWith(ApiPaths.CLIENT_V4))
						? super.getHandlerInternal(request) : null;
			}

		};
		routes.setOrder(Ordered.LOWEST_PRECEDENCE);
		routes.setUrlMap(Map.of("/openapi.json", new Asset(MediaType.APPLICATION_JSON_VALUE, document), "/docs",
				own("text/html;charset=utf-8", "docs.html"), "/docs/docs.js", own(SCRIPT, "docs.js"),
				"/docs/swagger-ui-bundle.js", swagger(SCRIPT, "swagger-ui-bundle.js"), "/docs/swagger-ui.css",
				swagger("text/css;charset=utf-8", "swagger-ui.css")));
		return routes;
	}

	/**
	 * The document with the server's version, without the white space of the file. It is
	 * read on the first request, which keeps the start short.
	 */
	private static Resource document(JsonMapper json, Environment environment) throws IOException {
		try (InputStream file = new ClassPathResource("openapi.json", OpenApiConfiguration.class).getInputStream()) {
			JsonNode document = json.readTree(file);
			document.withObject("/info").put("version", environment.getRequiredProperty("spring.application.version"));
			return new ByteArrayResource(json.writeValueAsBytes(document));
		}
	}

	private static Asset own(String type, String name) {
		return new Asset(type, () -> new ClassPathResource(name, OpenApiConfiguration.class));
	}

	/** A file of Swagger UI, whose path contains its version. */
	private static Asset swagger(String type, String name) {
		return new Asset(type, ThrowingSupplier.of(() -> new PathMatchingResourcePatternResolver()
			.getResources("classpath*:/META-INF/resources/webjars/swagger-ui/*/" + name)[0]));
	}

}
