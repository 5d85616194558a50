package io.ztrisk.tomcat;

import java.util.Map;
import java.util.Set;

import io.ztrisk.limit.LimitProperties;
import org.apache.catalina.connector.Response;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;

/**
 * Adds the envelope to the management port. It is no component, since it belongs only to
 * the context of that port: a file in META-INF/spring names it.
 */
class ManagementServerConfiguration {

	@Bean
	EnvelopeValveCustomizer managementEnvelopeValve(JsonMapper json, LimitProperties properties) {
		return new EnvelopeValveCustomizer(
				new EnvelopeValve(json, properties, Set.of(EnvelopeValve.PREFLIGHT, HttpHeaders.ACCEPT), Map.of()) {

					/** An endpoint answers with a status alone if it finds nothing. */
					@Override
					boolean isUnanswered(Response response) {
						return response.getStatus() >= 400 && response.getContentWritten() == 0;
					}

				});
	}

}
