package io.ztrisk.openapi;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Serves the document and its page to anybody. They come behind the API's own routes, to
 * whose calls they add nothing.
 */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

	private static final String SCRIPT = "text/javascript;charset=utf-8";

	@Bean
	OpenApiDocument openApiDocument(WebApplicationContext server) {
		return new OpenApiDocument(server);
	}

	@Bean
	SimpleUrlHandlerMapping openApiRoutes(OpenApiDocument document) {
		SimpleUrlHandlerMapping routes = new SimpleUrlHandlerMapping() {

			@Override
			protected @Nullable Object getHandlerInternal(HttpServletRequest request) throws Exception {
				String path = request.getRequestURI();
				if (path.equals("/")) {
					return Start.isFor(request) ? new Start() : null;
				}
				return (path.indexOf(';') < 0) ? super.getHandlerInternal(request) : null;
			}

		};
		routes.setOrder(Ordered.LOWEST_PRECEDENCE);
		routes.setUrlMap(Map.of("/openapi.json",
				new Asset(MediaType.APPLICATION_JSON_VALUE, () -> new ByteArrayResource(document.json())), "/docs",
				own("text/html;charset=utf-8", "docs.html"), "/docs/docs.js", own(SCRIPT, "docs.js"),
				"/docs/swagger-ui-bundle.js", swagger(SCRIPT, "swagger-ui-bundle.js"), "/docs/swagger-ui.css",
				swagger("text/css;charset=utf-8", "swagger-ui.css")));
		return routes;
	}

	private static Asset own(String type, String name) {
		return new Asset(type, () -> new ClassPathResource(name, OpenApiConfiguration.class));
	}

	/**
	 * Of Swagger UI, whose path has its version in it.
	 */
	private static Asset swagger(String type, String name) {
		return new Asset(type, () -> new PathMatchingResourcePatternResolver()
			.getResources("classpath*:/META-INF/resources/webjars/swagger-ui/*/" + name)[0]);
	}

}
