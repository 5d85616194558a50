package io.ztrisk.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.CachedCount;
import io.ztrisk.database.MetricsProperties;
import io.ztrisk.database.RowValues;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.dataset.PredefinedDatasets;
import io.ztrisk.retention.Periods;
import io.ztrisk.settings.DetectionSettings;
import io.ztrisk.settings.SettingsRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For each dataset, the age of the newest record in the account where it is oldest, and
 * the number of accounts whose feed is quiet by their own setting. A feed without a batch
 * within the horizon is not reported. Every server reports the same.
 */
@Component
class FeedMetrics {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Duration horizon;

	FeedMetrics(MeterRegistry meters, @Qualifier("monitoringClient") JdbcClient monitoring, Clock clock,
			Periods periods, MetricsProperties metrics, PredefinedDatasets datasets) {
		this.jdbc = monitoring;
		this.clock = clock;
		this.horizon = periods.horizon();
		CachedCount<Map<String, Counted>> counts = new CachedCount<>(this::count, Map.of(), metrics.refreshInterval());
		Stream.concat(datasets.keys().stream(), Stream.of(Datasets.CUSTOM)).forEach((dataset) -> {
			Gauge.builder("ztrisk.feed.age", () -> of(counts.get().get(dataset), this::age))
				.description("Age of the newest record, in the account where it is oldest")
				.baseUnit("seconds")
				.tag("dataset", dataset)
				.register(meters);
			Gauge.builder("ztrisk.feeds.quiet", () -> of(counts.get().get(dataset), Counted::quiet))
				.description("Accounts without a new record for longer than their setting quiet_after_seconds")
				.tag("dataset", dataset)
				.register(meters);
		});
	}

	private static double of(@Nullable Counted counted, ToDoubleFunction<Counted> value) {
		return (counted != null) ? value.applyAsDouble(counted) : Double.NaN;
	}

	private double age(Counted counted) {
		Instant newest = counted.newest();
		return (newest != null) ? Duration.between(newest, this.clock.instant()).toMillis() / 1000.0 : Double.NaN;
	}

	private Map<String, Counted> count() {
		Map<String, Integer> own = new HashMap<>();
		this.jdbc.sql(SettingsRepository.QUIET_TIMES).query((row) -> {
			own.put(row.getString("account_id"), row.getInt("seconds"));
		});
		Instant now = this.clock.instant();
		Map<String, Counted> counts = new HashMap<>();
		this.jdbc.sql(FeedRepository.NEWEST)
			.param("now", now.atOffset(ZoneOffset.UTC))
			.param("after", now.minus(this.horizon).atOffset(ZoneOffset.UTC))
			.param("seconds", DetectionSettings.DEFAULT.feeds().quietAfterSeconds())
			.param("accounts", ArrayParameters.of(own.keySet()))
			.param("own", ArrayParameters.of(own.values()))
			.query((row) -> {
				counts.put(row.getString("label"),
						new Counted(RowValues.instantOrNull(row, "newest"), row.getLong("quiet")));
			});
		return counts;
	}

	/** The counts of a dataset. */
	private record Counted(@Nullable Instant newest, long quiet) {

	}

}
