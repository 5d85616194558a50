package io.ztrisk.api;

import java.util.Map;
import java.util.Set;

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
		return new Edge(json, properties, Set.of(EdgeValve.PREFLIGHT, HttpHeaders.ACCEPT), Map.of());
	}

}
