package io.ztrisk.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of lists that are streamed from a snapshot of the database.
 *
 * @param connections Maximum number of lists that are streamed at the same time; at least
 * 1. Each one uses a connection to the database of its own, beside those of the pool
 * "main".
 */
@ConfigurationProperties("ztrisk.snapshots")
record SnapshotProperties(@DefaultValue("8") int connections) {

}
