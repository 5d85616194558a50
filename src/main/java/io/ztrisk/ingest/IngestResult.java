package io.ztrisk.ingest;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What became of what was sent; {@code received} is the sum of the four others.
 *
 * @param received events or lines
 * @param stored new events
 * @param duplicates events that were there already
 * @param ignored events of behaviours that are not enabled
 * @param rejected lines set aside
 * @param rejectedLines the first 100 lines set aside, left out if there is none
 */
record IngestResult(long received, long stored, long duplicates, long ignored, long rejected,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<RejectedLine> rejectedLines) {

	/**
	 * A line that is no event.
	 *
	 * @param line from 1
	 * @param reason why, with the place in the line
	 */
	record RejectedLine(long line, String reason) {

	}

}
