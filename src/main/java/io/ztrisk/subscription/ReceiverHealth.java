package io.ztrisk.subscription;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver does: its failures in a row, its rest and its last success.
 */
@Embeddable
class ReceiverHealth {

	private int rests;

	private @Nullable Instant restUntil;

	private @Nullable Instant failingSince;

	private @Nullable Instant lastSuccessAt;

	private @Nullable String lastError;

	/** Ends a rest, as after a success. */
	void forgetFailures() {
		this.rests = 0;
		this.restUntil = null;
		this.failingSince = null;
	}

	void succeed(Instant at) {
		this.lastSuccessAt = at;
	}

	void settle(Streak streak) {
		this.rests = streak.rests();
		this.restUntil = streak.restUntil();
		this.failingSince = streak.failingSince();
		this.lastSuccessAt = streak.lastSuccessAt();
		this.lastError = streak.lastError();
	}

	Streak streak(int failures) {
		return new Streak(failures, this.rests, this.failingSince, this.lastSuccessAt, this.lastError);
	}

	@Nullable Instant failingSince() {
		return this.failingSince;
	}

}
