package io.ztrisk.snapshot;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * What answers that are read from a snapshot may take.
 *
 * @param connections how many may be under way at once
 * @param minRate how much a reader must take in a second, on average
 * @param grace how long a reader may fall behind that
 */
@ConfigurationProperties("ztrisk.snapshots")
record SnapshotProperties(int connections, DataSize minRate, Duration grace) {

}
