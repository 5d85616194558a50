package io.ztrisk.sender;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.database.CachedCount;
import io.ztrisk.database.MetricsProperties;
import io.ztrisk.database.RowValues;
import io.ztrisk.subscription.DeliveryStatus;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts messages by kind and outcome, and reports over all accounts how many
 * subscriptions rest or are disabled, and the age of the oldest change to deal with.
 */
@Component
class SignalMetrics {

	private static final List<String> OUTCOMES = List.of("delivered", "failed", "dead", "superseded", "skipped",
			"lost");

	private final MeterRegistry meters;

	private final JdbcClient jdbc;

	private final Clock clock;

	SignalMetrics(MeterRegistry meters, @Qualifier("monitoringClient") JdbcClient monitoring, MetricsProperties metrics,
			Clock clock, List<Messenger> messengers) {
		this.meters = meters;
		this.jdbc = monitoring;
		this.clock = clock;
		CachedCount<Map<SubscriptionKind, Measured>> measured = new CachedCount<>(this::measure, Map.of(),
				metrics.refreshInterval());
		for (Messenger messenger : messengers) {
			SubscriptionKind kind = messenger.kind();
			OUTCOMES.forEach((outcome) -> count(kind, outcome, 0));
			gauge("ztrisk.signals.resting", "Subscriptions that rest after failures", kind, measured,
					Measured::resting);
			gauge("ztrisk.signals.disabled", "Subscriptions that are disabled", kind, measured, Measured::disabled);
			gauge("ztrisk.signal.lag.seconds", "Age of the oldest change to deal with, where it is oldest", kind,
					measured, (row) -> age(row.oldest()));
		}
	}

	private void gauge(String name, String description, SubscriptionKind kind,
			CachedCount<Map<SubscriptionKind, Measured>> measured, ToDoubleFunction<Measured> value) {
		Gauge.builder(name, () -> value.applyAsDouble(measured.get().getOrDefault(kind, Measured.NOTHING)))
			.description(description)
			.tag("kind", kind.wire())
			.register(this.meters);
	}

	private double age(@Nullable Instant oldest) {
		return (oldest != null) ? Math.max(0, Duration.between(oldest, this.clock.instant()).toMillis() / 1000.0) : 0;
	}

	private Map<SubscriptionKind, Measured> measure() {
		Map<SubscriptionKind, Measured> measured = new EnumMap<>(SubscriptionKind.class);
		this.jdbc.sql(SubscriptionRepository.MEASURED).query((row) -> {
			measured.put(SubscriptionKind.of(row.getString("kind")), new Measured(row.getLong("resting"),
					row.getLong("disabled"), RowValues.instantOrNull(row, "oldest")));
		});
		return measured;
	}

	/** Counts what a pass has done. */
	void count(SubscriptionKind kind, PassResult result, Queues queues, long lost) {
		count(kind, "delivered", result.count(DeliveryStatus.DELIVERED));
		count(kind, "dead", result.count(DeliveryStatus.DEAD));
		count(kind, "failed", result.failed());
		count(kind, "superseded",
				result.count(DeliveryStatus.SUPERSEDED) + queues.count(Queues.Skipped.SUPERSEDED, result.position()));
		count(kind, "skipped", queues.count(Queues.Skipped.PASSED_OVER, result.position()));
		count(kind, "lost", lost + queues.lost().size());
	}

	/** Counts messages. */
	void count(SubscriptionKind kind, String outcome, double number) {
		this.meters.counter("ztrisk.signals", "kind", kind.wire(), "outcome", outcome).increment(number);
	}

	/** Records the duration of an attempt. */
	void time(SubscriptionKind kind, long milliseconds) {
		this.meters.timer("ztrisk.signal", "kind", kind.wire()).record(Duration.ofMillis(milliseconds));
	}

	/** The figures of a kind in the database. */
	private record Measured(long resting, long disabled, @Nullable Instant oldest) {

		static final Measured NOTHING = new Measured(0, 0, null);

	}

}
