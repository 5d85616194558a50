package io.ztrisk.subscription;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The failures in a row of a receiver, while messages are sent to it by several threads.
 */
public final class ReceiverFailures {

	private int failures;

	private int rests;

	private @Nullable Instant restUntil;

	private @Nullable Instant failingSince;

	private @Nullable Instant lastSuccessAt;

	private @Nullable String lastError;

	/**
	 * Creates it as it was stored.
	 * @param failures the number of failures in a row before
	 * @param rests the number of rests since the last success
	 */
	ReceiverFailures(int failures, int rests, @Nullable Instant failingSince, @Nullable Instant lastSuccessAt,
			@Nullable String lastError) {
		this.failures = failures;
		this.rests = rests;
		this.failingSince = failingSince;
		this.lastSuccessAt = lastSuccessAt;
		this.lastError = lastError;
	}

	/** A success ends a rest. */
	public synchronized void succeed(Instant at) {
		this.failures = 0;
		this.rests = 0;
		this.restUntil = null;
		this.failingSince = null;
		this.lastSuccessAt = at;
	}

	/**
	 * Counts a failure. A rest begins after some of them, after the one attempt that ends
	 * a rest, or if the receiver asks for it.
	 * @param error one word
	 * @param retryAfter how long the receiver asks to wait, null if it does not
	 */
	public synchronized void fail(String error, @Nullable Duration retryAfter, Instant at) {
		this.failures++;
		this.lastError = error;
		if (this.failingSince == null) {
			this.failingSince = at;
		}
		boolean many = this.failures >= Backoff.FAILURES || this.rests > 0;
		if (this.restUntil == null && (many || retryAfter != null)) {
			this.rests++;
			Duration own = many ? Backoff.restDuration(this.rests) : Duration.ZERO;
			Duration asked = (retryAfter != null) ? Backoff.asked(retryAfter) : Duration.ZERO;
			this.restUntil = at.plus((own.compareTo(asked) > 0) ? own : asked);
		}
	}

	/** Whether no further attempt may begin. */
	public synchronized boolean isResting() {
		return this.restUntil != null;
	}

	/** Whether only one delivery may be tried, since the last rest has had no success. */
	public synchronized boolean isOnTrial() {
		return this.rests > 0;
	}

	/** Whether the receiver has failed for so long that it may be disabled. */
	public synchronized boolean hasFailedTooLong(Instant now) {
		return this.failingSince != null && !now.isBefore(this.failingSince.plus(Backoff.DISABLE_AFTER));
	}

	/** Whether anything was delivered after a time. */
	public synchronized boolean hasSucceededSince(Instant time) {
		return this.lastSuccessAt != null && this.lastSuccessAt.isAfter(time);
	}

	synchronized int rests() {
		return this.rests;
	}

	synchronized @Nullable Instant restUntil() {
		return this.restUntil;
	}

	synchronized @Nullable Instant failingSince() {
		return this.failingSince;
	}

	synchronized @Nullable Instant lastSuccessAt() {
		return this.lastSuccessAt;
	}

	synchronized @Nullable String lastError() {
		return this.lastError;
	}

}
