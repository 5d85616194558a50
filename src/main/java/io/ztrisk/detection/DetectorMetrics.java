package io.ztrisk.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ztrisk.behavior.Behavior;

import org.springframework.stereotype.Component;

/**
 * Measures the time that detectors take for a batch of records, and for the observations
 * of a user. Measuring it for each record would cost more than the detection itself.
 */
@Component
class DetectorMetrics {

	private final Map<Behavior, Timer> timers = new HashMap<>();

	DetectorMetrics(MeterRegistry meters, List<Detector<?>> detectors) {
		for (Detector<?> detector : detectors) {
			this.timers.put(detector.behavior(),
					Timer.builder("ztrisk.detector")
						.description("Time that detectors take for records that could matter")
						.tag("behavior", detector.behavior().key())
						.register(meters));
		}
	}

	void time(Detector<?> detector, Runnable work) {
		Objects.requireNonNull(this.timers.get(detector.behavior())).record(work);
	}

}
