package io.ztrisk.database;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of metrics that are counted in the database.
 *
 * @param refreshInterval Minimum time between two counts in the database for metrics.
 * Counting takes at most a hundredth of the time, also with 0.
 */
@ConfigurationProperties("ztrisk.metrics")
public record MetricsProperties(@DefaultValue("30s") Duration refreshInterval) {

}
