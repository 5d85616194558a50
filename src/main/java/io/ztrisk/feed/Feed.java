package io.ztrisk.feed;

import java.time.Instant;
import java.util.SortedMap;

import io.ztrisk.api.AccountId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;

/**
 * The state of the feed of a dataset, with counts of all time.
 */
@Entity
class Feed {

	@EmbeddedId
	private Key key;

	private long deliveries;

	private long tooLate;

	private long overLimit;

	private @Nullable Instant lastBatch;

	private @Nullable Instant lastRecord;

	@SuppressWarnings("NullAway.Init")
	protected Feed() {
	}

	/** A dataset that was never sent. */
	Feed(AccountId account, String dataset) {
		this.key = new Key(account.value(), dataset);
	}

	String dataset() {
		return this.key.dataset;
	}

	Feeds.FeedState state(SortedMap<String, Long> incomplete, long inexact, long withoutPlace, Instant quietBefore) {
		boolean quiet = this.lastRecord == null || this.lastRecord.isBefore(quietBefore);
		return new Feeds.FeedState(dataset(), this.deliveries, incomplete, inexact, this.lastBatch, this.lastRecord,
				withoutPlace, this.overLimit, quiet, this.tooLate);
	}

	/** A dataset of an account. */
	@Embeddable
	record Key(String accountId, String dataset) {
	}

}
