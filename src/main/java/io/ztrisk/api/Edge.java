package io.ztrisk.api;

import java.util.Map;
import java.util.Set;

import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Puts the {@link EdgeValve} around everything and takes out what else would answer
 * errors.
 */
class Edge implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final JsonMapper json;

	private final LoadProperties properties;

	private final Set<String> ignoredHeaders;

	private final Map<String, String> headers;

	Edge(JsonMapper json, LoadProperties properties, Set<String> ignoredHeaders, Map<String, String> headers) {
		this.json = json;
		this.properties = properties;
		this.ignoredHeaders = ignoredHeaders;
		this.headers = headers;
	}

	@Override
	public void customize(TomcatServletWebServerFactory tomcat) {
		tomcat.addEngineValves(new EdgeValve(this.json, this.properties, this.ignoredHeaders, this.headers));
		tomcat.addContextCustomizers((context) -> {
			StandardHost host = (StandardHost) context.getParent();
			host.setErrorReportValveClass("");
			for (var valve : host.getPipeline().getValves()) {
				if (valve instanceof ErrorReportValve) {
					host.getPipeline().removeValve(valve);
				}
			}
		});
	}

}
