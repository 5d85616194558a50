package io.ztrisk.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ztrisk.database.MetricsProperties;
import io.ztrisk.dataset.PredefinedDatasets;
import io.ztrisk.retention.Periods;
import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gauges of feeds, at a time at which no other test has a feed.
 */
@ServerTest
class FeedMetricsTests {

	private static final Instant NOW = Instant.parse("2100-11-02T08:00:00Z");

	private final Account account;

	private final Account other;

	@Autowired
	private JdbcClient database;

	@Autowired
	@Qualifier("monitoringClient")
	private JdbcClient monitoring;

	@Autowired
	private Periods periods;

	@Autowired
	private PredefinedDatasets datasets;

	FeedMetricsTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.other = new Account(port);
	}

	@AfterEach
	void forget() {
		this.database.sql("delete from feed where last_batch > '2100-01-01'").update();
	}

	@Test
	void aFeedIsQuietByTheSettingOfItsAccount() {
		batch(this.account, "okta_system_log", Duration.ofMinutes(30));
		batch(this.other, "okta_system_log", Duration.ofMinutes(90));
		assertThat(quiet("okta_system_log")).isEqualTo(1);
		quietAfter(this.account, 600);
		assertThat(quiet("okta_system_log")).isEqualTo(2);
		quietAfter(this.other, 7200);
		assertThat(quiet("okta_system_log")).isEqualTo(1);
		assertThat(gauge("ztrisk.feed.age", "okta_system_log")).isEqualTo(5400);
	}

	@Test
	void datasetsThatAccountsHaveMadeCountAsOne() {
		batch(this.account, "custom_vpn", Duration.ofHours(2));
		batch(this.account, "custom_door", Duration.ofHours(3));
		assertThat(quiet("custom")).isEqualTo(2);
		assertThat(gauge("ztrisk.feed.age", "custom")).isEqualTo(3 * 3600);
	}

	@Test
	void aFeedWithoutAUsableRecordIsQuietAndHasNoAge() {
		batch(this.account, "okta_system_log", null);
		assertThat(quiet("okta_system_log")).isEqualTo(1);
		assertThat(gauge("ztrisk.feed.age", "okta_system_log")).isNaN();
	}

	@Test
	void aDatasetWithoutAFeedIsNotReported() {
		assertThat(quiet("okta_system_log")).isNaN();
		assertThat(gauge("ztrisk.feed.age", "okta_system_log")).isNaN();
	}

	private void batch(Account sender, String dataset, @Nullable Duration age) {
		this.database.sql("""
				insert into feed (account_id, dataset, deliveries, too_late, over_limit, last_batch, last_record)
				values (?, ?, 1, 0, 0, ?, ?)""")
			.param(sender.id())
			.param(dataset)
			.param(NOW.atOffset(ZoneOffset.UTC))
			.param((age != null) ? NOW.minus(age).atOffset(ZoneOffset.UTC) : null)
			.update();
	}

	private static void quietAfter(Account account, int seconds) {
		assertThat(account.put("/settings", "{\"feeds\":{\"quiet_after_seconds\":" + seconds + "}}").statusCode())
			.isEqualTo(200);
	}

	private double quiet(String dataset) {
		return gauge("ztrisk.feeds.quiet", dataset);
	}

	private double gauge(String name, String dataset) {
		MeterRegistry meters = new SimpleMeterRegistry();
		new FeedMetrics(meters, this.monitoring, Clock.fixed(NOW, ZoneOffset.UTC), this.periods,
				new MetricsProperties(Duration.ZERO, DataSize.ofBytes(0)), this.datasets);
		return meters.get(name).tag("dataset", dataset).gauge().value();
	}

}
