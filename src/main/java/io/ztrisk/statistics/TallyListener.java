package io.ztrisk.statistics;

import java.time.Clock;

import io.ztrisk.database.TransactionState;
import io.ztrisk.event.EventDay;
import io.ztrisk.event.EventDaysChanged;
import io.ztrisk.level.LevelsChanged;
import io.ztrisk.privacy.UserErased;
import io.ztrisk.user.UserMerged;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts the changes of a transaction, which are stored when it commits.
 */
@Component
class TallyListener {

	private final TallyRepository tallies;

	private final Clock clock;

	TallyListener(TallyRepository tallies, Clock clock) {
		this.tallies = tallies;
		this.clock = clock;
	}

	@EventListener
	void on(EventDaysChanged changed) {
		TransactionTallies counted = of(changed.accountId());
		changed.added().forEach((day) -> add(counted, day, 1));
		changed.removed().forEach((day) -> add(counted, day, -1));
	}

	@EventListener
	void on(LevelsChanged changed) {
		TransactionTallies counted = of(changed.accountId());
		changed.changes().forEach((change) -> counted.level(change.user(), change.previous(), change.level()));
	}

	/** The merged user has no level any more, which is not published as a change. */
	@EventListener
	void on(UserMerged merged) {
		of(merged.accountId()).level(merged.from().id(), merged.from().levelBefore(), null);
	}

	@EventListener
	void on(UserErased erased) {
		of(erased.accountId()).level(erased.person().id(), erased.level(), null);
	}

	private static void add(TransactionTallies counted, EventDay day, int number) {
		counted.add(TallyKind.FOUND, day.date(), day.behavior().key(), number);
	}

	private TransactionTallies of(String accountId) {
		return TransactionState.of(TransactionTallies.class, (counted) -> counted.isOf(accountId),
				() -> new TransactionTallies(accountId, this.tallies, this.clock));
	}

}
