package io.ztrisk.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;

/**
 * The API's document, made once: when the server is up, or before if it is asked for.
 * springdoc stands in a context of its own that lives no longer than that: it costs the
 * start and the other calls nothing, and none of its own routes is there.
 */
class OpenApiDocument {

	private static final Log logger = LogFactory.getLog(OpenApiDocument.class);

	private static final ClassPathResource BASE = new ClassPathResource("base.json", OpenApiDocument.class);

	private static final Map<String, Object> SETTINGS = Map.of("springdoc.api-docs.enabled", true,
			"springdoc.override-with-generic-response", false, "springdoc.remove-broken-reference-definitions", false,
			"springdoc.writer-with-order-by-keys", true, "springdoc.paths-to-match", "/accounts/**,/user/**");

	private final WebApplicationContext server;

	private volatile byte @Nullable [] json;

	OpenApiDocument(WebApplicationContext server) {
		this.server = server;
	}

	/**
	 * Makes the document while nobody waits for it. Not on a virtual thread: making it is
	 * seconds of computing, for which a virtual thread would keep a processor from the
	 * calls; and at the least priority.
	 */
	@EventListener(ApplicationReadyEvent.class)
	void prepare() {
		Thread thread = new Thread(() -> {
			try {
				json();
			}
			catch (IOException | RuntimeException ex) {
				// The server may be stopping. Else whoever asks for the document is told.
				logger.debug("The document could not be made ahead", ex);
			}
		}, "openapi");
		thread.setDaemon(true);
		thread.setPriority(Thread.MIN_PRIORITY);
		thread.start();
	}

	/**
	 * Whether the document is made.
	 */
	boolean isMade() {
		return this.json != null;
	}

	/**
	 * The document as JSON in UTF-8.
	 */
	byte[] json() throws IOException {
		byte[] made = this.json;
		return (made != null) ? made : makeOnce();
	}

	private synchronized byte[] makeOnce() throws IOException {
		byte[] made = this.json;
		if (made == null) {
			made = make();
			this.json = made;
		}
		return made;
	}

	private byte[] make() throws IOException {
		JsonMapper mapper = this.server.getBean(JsonMapper.class);
		try (AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
				InputStream base = BASE.getInputStream()) {
			context.setServletContext(Objects.requireNonNull(this.server.getServletContext()));
			context.setParent(this.server);
			context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("springdoc", SETTINGS));
			context.register(SpringDocConfigProperties.class, SpringDocSources.class, SpringDocConfiguration.class,
					SpringDocWebMvcConfiguration.class);
			context.refresh();
			byte[] made = context.getBean(SpringDocSources.Generator.class).openapiJson(null, "", Locale.ENGLISH);
			ObjectNode document = (ObjectNode) mapper.readTree(made);
			merge(document, mapper.readTree(base));
			((ObjectNode) document.get("info")).put("version",
					this.server.getEnvironment().getRequiredProperty("spring.application.version"));
			return mapper.writeValueAsBytes(document);
		}
	}

	private static void merge(ObjectNode into, JsonNode base) {
		base.properties().forEach((member) -> {
			if (into.get(member.getKey()) instanceof ObjectNode known && member.getValue().isObject()) {
				merge(known, member.getValue());
			}
			else {
				into.set(member.getKey(), member.getValue());
			}
		});
	}

}
