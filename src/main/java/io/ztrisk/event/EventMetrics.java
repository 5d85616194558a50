package io.ztrisk.event;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.behavior.Behavior;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts new events by behaviour, after the commit.
 */
@Component
class EventMetrics {

	private final Map<Behavior, Counter> counters = new EnumMap<>(Behavior.class);

	EventMetrics(MeterRegistry meters) {
		for (Behavior behavior : Behavior.values()) {
			this.counters.put(behavior,
					Counter.builder("ztrisk.events")
						.description("New risk events")
						.tag("behavior", behavior.key())
						.register(meters));
		}
	}

	/**
	 * Counts the events that a transaction stores, when it commits.
	 */
	void add(List<Behavior> stored) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				stored.forEach((event) -> Objects.requireNonNull(EventMetrics.this.counters.get(event)).increment());
			}

		});
	}

}
