package io.ztrisk.http;

import java.util.Map;
import java.util.Set;

import io.ztrisk.limit.LoadProperties;
import org.apache.catalina.connector.Response;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;

/**
 * Stands around the management port as around the API's. It is no component, since it
 * belongs to that port's own context only, where META-INF/spring names it.
 */
class ManagementEdge {

	@Bean
	Edge managementEdge(JsonMapper json, LoadProperties properties) {
		return new Edge(new EdgeValve(json, properties, Set.of(EdgeValve.PREFLIGHT, HttpHeaders.ACCEPT), Map.of()) {

			/** An endpoint that finds nothing answers with a status alone. */
			@Override
			boolean isUnanswered(Response response) {
				return response.getStatus() >= 400 && response.getContentWritten() == 0;
			}

		});
	}

}
