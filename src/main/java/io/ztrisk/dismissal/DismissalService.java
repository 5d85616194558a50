package io.ztrisk.dismissal;

import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.bulk.BulkResult;
import io.ztrisk.bulk.BulkRunner;
import io.ztrisk.bulk.Outcome;

import org.springframework.stereotype.Service;

/**
 * Dismisses and restores one event or many.
 */
@Service
class DismissalService {

	private final BulkRunner bulk;

	private final DismissalBatches batches;

	DismissalService(BulkRunner bulk, DismissalBatches batches) {
		this.bulk = bulk;
		this.batches = batches;
	}

	/**
	 * Dismisses an event, or gives its dismissal another verdict and reason. The same
	 * dismissal again changes nothing.
	 * @throws ApiException if the user or the event is unknown, or if its evidence is not
	 * the one that the caller has seen
	 */
	void dismiss(Actor actor, AccountId account, EventEntry event, DismissalReason reason) {
		check(this.bulk.runOne(account, event,
				(batch, entries) -> this.batches.dismiss(actor, account, batch, entries, reason)));
	}

	/**
	 * Restores an event: it is as if it had never been dismissed.
	 * @throws ApiException if the user or the event is unknown
	 */
	void restore(Actor actor, AccountId account, EventEntry event) {
		check(this.bulk.runOne(account, event,
				(batch, entries) -> this.batches.restore(actor, account, batch, entries)));
	}

	private static void check(Outcome outcome) {
		if (outcome == Outcome.UNKNOWN) {
			throw new ApiException(ErrorCode.UNKNOWN_EVENT);
		}
		if (outcome == Outcome.STALE) {
			throw new ApiException(ErrorCode.CHANGED_MEANWHILE);
		}
	}

	/** Dismisses events, or all events of a behaviour that count for users. */
	BulkResult dismiss(Actor actor, AccountId account, Dismissals sent) {
		Behavior behavior = sent.behavior();
		return (behavior != null)
				? this.bulk.run(account, sent.users(),
						(batch, entries) -> this.batches.dismissAll(actor, account, batch, entries, behavior,
								sent.reason()))
				: this.bulk.run(account, sent.events(),
						(batch, entries) -> this.batches.dismiss(actor, account, batch, entries, sent.reason()));
	}

	/** Restores events. */
	BulkResult restore(Actor actor, AccountId account, List<EventEntry> events) {
		return this.bulk.run(account, events, (batch, entries) -> this.batches.restore(actor, account, batch, entries));
	}

}
