package io.ztrisk.http;

import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Puts an {@link EdgeValve} around everything and takes out what else would answer
 * errors.
 */
class Edge implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final EdgeValve valve;

	Edge(EdgeValve valve) {
		this.valve = valve;
	}

	@Override
	public void customize(TomcatServletWebServerFactory tomcat) {
		tomcat.addEngineValves(this.valve);
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
