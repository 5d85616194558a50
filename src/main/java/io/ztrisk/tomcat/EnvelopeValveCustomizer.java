package io.ztrisk.tomcat;

import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Puts an {@link EnvelopeValve} in front of Tomcat's pipeline, and removes the valves
 * that would answer errors in another form.
 */
class EnvelopeValveCustomizer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final EnvelopeValve valve;

	EnvelopeValveCustomizer(EnvelopeValve valve) {
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
