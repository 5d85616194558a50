package io.ztrisk.feed;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * How an account is fed.
 */
@ApiSchema("Feeds")
public record Feeds(List<Feed> feeds) {

	/**
	 * How one dataset is fed.
	 *
	 * @param dataset which
	 * @param deliveries how many batches have been answered
	 * @param incomplete records that an enabled behaviour could not be decided by, each
	 * time they came, by the missing field
	 * @param inexact logins that are no finding only because their places are not exact
	 * @param lastBatch when the last one came, null if none has
	 * @param lastRecord the time of the newest record, null if there was none
	 * @param notEvaluable logins whose place nobody knows
	 * @param overLimit how often a record did not count, since its user's hour had too
	 * many
	 * @param quiet whether no record is new: then no risk may only mean no logs
	 * @param tooLate records that came too late to be judged, each time they came
	 */
	@ApiSchema("Feed")
	record Feed(String dataset, long deliveries, SortedMap<String, Long> incomplete, long inexact,
			@Nullable Instant lastBatch, @Nullable Instant lastRecord, long notEvaluable, long overLimit, boolean quiet,
			long tooLate) {

	}

}
