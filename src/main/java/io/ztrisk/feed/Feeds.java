package io.ztrisk.feed;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * The state of the feeds of an account.
 */
@ApiSchema("Feeds")
record Feeds(List<FeedState> feeds) {

	/**
	 * The state of the feed of a dataset.
	 *
	 * @param deliveries the number of batches that were answered
	 * @param incomplete the number of records that could not be evaluated for an enabled
	 * behaviour, by the missing field; a repeated record counts again
	 * @param inexact logins that are no finding only because their places are not exact
	 * @param lastBatch the time of the last batch, null if there was none
	 * @param lastRecord the time of the newest record, null if there was none
	 * @param notEvaluable logins without a place
	 * @param overLimit the number of records that did not count, since the hour of their
	 * user had too many
	 * @param quiet whether there is no new record: then no risk may only mean no logs
	 * @param tooLate the number of records that were too late; a repeated record counts
	 * again
	 */
	@ApiSchema("Feed")
	record FeedState(String dataset, long deliveries, SortedMap<String, Long> incomplete, long inexact,
			@Nullable Instant lastBatch, @Nullable Instant lastRecord, long notEvaluable, long overLimit, boolean quiet,
			long tooLate) {

	}

}
