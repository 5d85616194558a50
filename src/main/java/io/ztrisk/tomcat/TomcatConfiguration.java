package io.ztrisk.tomcat;

import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.limit.LimitProperties;
import io.ztrisk.limit.RateLimit;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Configures Tomcat for the API. Valves run in the order of their customizers. Those of
 * the metrics and the traces run before that of the envelope, so that they see the status
 * and the headers that it sets.
 */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

	/**
	 * In bytes. With a buffer sized by the operating system, a reader at the minimum rate
	 * could exceed the write timeout.
	 */
	private static final String SEND_BUFFER = "524288";

	private static final String MAX_HEADERS = "100";

	/**
	 * Parameters are those of the query: a body of logs may come with the content type of
	 * a form.
	 */
	private static final String NO_METHOD_WITH_FORMS = "";

	@Bean
	@Order(0)
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> requestMetricsValve(MeterRegistry meters) {
		return (tomcat) -> tomcat.addEngineValves(new RequestMetricsValve(meters));
	}

	@Bean
	@Order(Ordered.LOWEST_PRECEDENCE)
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> envelopeValve(JsonMapper json, LimitProperties properties,
			RateLimit limit) {
		return new EnvelopeValveCustomizer(
				new EnvelopeValve(json, properties, Set.of(EnvelopeValve.PREFLIGHT), limit.headers()));
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> connector() {
		return (tomcat) -> {
			tomcat.setProtocol(HeaderDeadlineProtocol.class.getName());
			tomcat.addConnectorCustomizers((connector) -> {
				connector.setProperty("socket.txBufSize", SEND_BUFFER);
				connector.setProperty("maxHeaderCount", MAX_HEADERS);
				connector.setParseBodyMethods(NO_METHOD_WITH_FORMS);
			});
		};
	}

}
