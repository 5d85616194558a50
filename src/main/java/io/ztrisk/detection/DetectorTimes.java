package io.ztrisk.detection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.ztrisk.behavior.Behavior;

import org.springframework.stereotype.Component;

/**
 * Times detectors: what they keep of a chunk of records, and what they judge of a user
 * together. To time what is asked of every record would cost more than the answer.
 */
@Component
class DetectorTimes {

	private final Map<Behavior, Timer> timers = new EnumMap<>(Behavior.class);

	DetectorTimes(MeterRegistry meters, List<Detector> detectors) {
		for (Detector detector : detectors) {
			this.timers.put(detector.behavior(),
					Timer.builder("ztrisk.detector")
						.description("Time that detectors take for records that could matter")
						.tag("behavior", detector.behavior().key())
						.register(meters));
		}
	}

	<T> T time(Detector detector, Supplier<T> work) {
		return Objects.requireNonNull(Objects.requireNonNull(this.timers.get(detector.behavior())).record(work));
	}

}
