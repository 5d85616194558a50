package io.ztrisk.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The limits of lists that are streamed from a snapshot of the database.
 *
 * @param connections Maximum number of lists that are streamed at the same time. Each
 * uses one connection to the database, beside those of the main pool.
 */
@ConfigurationProperties("ztrisk.snapshots")
record SnapshotProperties(@DefaultValue("8") int connections) {

}
