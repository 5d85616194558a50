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

	void settle(ReceiverFailures failures) {
		this.rests = failures.rests();
		this.restUntil = failures.restUntil();
		this.failingSince = failures.failingSince();
		this.lastSuccessAt = failures.lastSuccessAt();
		this.lastError = failures.lastError();
	}

	ReceiverFailures failures(int inARow) {
		return new ReceiverFailures(inARow, this.rests, this.failingSince, this.lastSuccessAt, this.lastError);
	}

	@Nullable Instant failingSince() {
		return this.failingSince;
	}

}
