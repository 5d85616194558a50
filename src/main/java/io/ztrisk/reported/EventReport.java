package io.ztrisk.reported;

import io.ztrisk.api.ApiSchema;

/**
 * The counts of reported events; {@code received} is the sum of the four others.
 *
 * @param received events or lines
 * @param stored new events
 * @param duplicates events that were stored before
 * @param ignored events of behaviours that are not enabled
 * @param rejected lines that are not events
 */
@ApiSchema("EventIngestResult")
record EventReport(long received, long stored, long duplicates, long ignored, long rejected) {

}
