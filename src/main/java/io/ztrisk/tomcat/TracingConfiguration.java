package io.ztrisk.tomcat;

import java.util.Map;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * Configures tracing if it is enabled. OpenTelemetry reads its settings from the
 * environment. Only spans are sent, since metrics are scraped.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("ztrisk.tracing")
class TracingConfiguration {

	private static final Map<String, String> DEFAULTS = Map.of("otel.service.name", "ztrisk",
			"otel.exporter.otlp.protocol", "http/protobuf", "otel.metrics.exporter", "none", "otel.logs.exporter",
			"none");

	/** Closed after the last calls, when it sends their spans. */
	@Bean
	OpenTelemetrySdk openTelemetry() {
		return AutoConfiguredOpenTelemetrySdk.builder()
			.addPropertiesSupplier(() -> DEFAULTS)
			.disableShutdownHook()
			.build()
			.getOpenTelemetrySdk();
	}

	/** Added after the valve of the metrics, and before that of the envelope. */
	@Bean
	@Order(1)
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> tracing(OpenTelemetrySdk telemetry) {
		return (tomcat) -> tomcat.addEngineValves(new TracingValve(telemetry));
	}

}
