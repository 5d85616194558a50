package io.ztrisk.event;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts new events by behaviour.
 */
@Component
class EventMetrics {

	private final Meter.MeterProvider<Counter> counters;

	/** Registers a counter for each behaviour, so that all start at zero. */
	EventMetrics(MeterRegistry meters) {
		this.counters = Counter.builder("ztrisk.events").description("New risk events").withRegistry(meters);
		BehaviorCatalogue.all().keySet().forEach(this::counter);
	}

	/** Counts events when the transaction that stores them commits. */
	void add(List<Behavior> stored) {
		Map<Behavior, Long> counts = stored.stream()
			.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				counts.forEach((behavior, count) -> counter(behavior).increment(count));
			}

		});
	}

	private Counter counter(Behavior behavior) {
		return this.counters.withTag("behavior", behavior.label());
	}

}
