package io.ztrisk.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ztrisk.database.CachedCount;
import io.ztrisk.database.MetricsProperties;
import io.ztrisk.database.RowValues;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.dataset.PredefinedDatasets;
import io.ztrisk.retention.Periods;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The age of the newest record of each dataset, in the account where it is oldest. A feed
 * without a batch within the horizon is not reported. Every server reports the same.
 */
@Component
class FeedMetrics {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Duration horizon;

	FeedMetrics(MeterRegistry meters, @Qualifier("monitoring") HikariDataSource monitoring, Clock clock,
			Periods periods, MetricsProperties metrics, PredefinedDatasets datasets) {
		this.jdbc = JdbcClient.create(monitoring);
		this.clock = clock;
		this.horizon = periods.horizon();
		CachedCount<Map<String, Instant>> newest = new CachedCount<>(this::newest, Map.of(), metrics.refreshInterval());
		Stream.concat(datasets.keys().stream(), Stream.of(Datasets.CUSTOM)).forEach((dataset) -> {
			Gauge.builder("ztrisk.feed.age", () -> age(newest.get().get(dataset)))
				.description("Age of the newest record, in the account where it is oldest")
				.baseUnit("seconds")
				.tag("dataset", dataset)
				.register(meters);
		});
	}

	private double age(@Nullable Instant newest) {
		return (newest != null) ? Duration.between(newest, this.clock.instant()).toMillis() / 1000.0 : Double.NaN;
	}

	private Map<String, Instant> newest() {
		Map<String, Instant> newest = new HashMap<>();
		this.jdbc.sql(FeedRepository.NEWEST)
			.param("after", this.clock.instant().minus(this.horizon).atOffset(ZoneOffset.UTC))
			.query((row) -> {
				newest.put(row.getString("label"), RowValues.instant(row, "newest"));
			});
		return newest;
	}

}
