package io.ztrisk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A metric whose label is the version that runs. Its value is always 1.
 */
@Component
class BuildGauge {

	BuildGauge(MeterRegistry meters, Environment settings) {
		Gauge.builder("ztrisk.build.info", () -> 1)
			.description("The version that runs")
			.tag("version", settings.getRequiredProperty("spring.application.version"))
			.register(meters);
	}

}
