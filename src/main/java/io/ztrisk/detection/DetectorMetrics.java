package io.ztrisk.detection;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ztrisk.detector.Detector;

import org.springframework.stereotype.Component;

/**
 * Measures the time that detectors take for a batch of records, and for the observations
 * of a user. Measuring it for each record would cost more than the detection itself.
 */
@Component
class DetectorMetrics {

	private final MeterRegistry meters;

	private final Map<String, Timer> timers = new ConcurrentHashMap<>();

	DetectorMetrics(MeterRegistry meters, List<Detector<?>> detectors) {
		this.meters = meters;
		detectors.forEach(this::timer);
	}

	void time(Detector<?> detector, Runnable work) {
		timer(detector).record(work);
	}

	private Timer timer(Detector<?> detector) {
		return this.timers.computeIfAbsent(detector.behavior().label(),
				(label) -> Timer.builder("ztrisk.detector")
					.description("Time that detectors take for records that could matter")
					.tag("behavior", label)
					.register(this.meters));
	}

}
