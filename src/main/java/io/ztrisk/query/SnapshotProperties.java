package io.ztrisk.query;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What answers that are read from a snapshot may take.
 *
 * @param connections how many may be under way at once
 */
@ConfigurationProperties("ztrisk.snapshots")
record SnapshotProperties(int connections) {

}
