package io.ztrisk.statistics;

import io.ztrisk.event.EventDay;
import io.ztrisk.event.EventDaysChanged;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Counts the changes of a transaction, which are stored when it commits.
 */
@Component
class TallyListener {

	private final TallyRepository tallies;

	TallyListener(TallyRepository tallies) {
		this.tallies = tallies;
	}

	@EventListener
	void on(EventDaysChanged changed) {
		TransactionTallies counted = of(changed.accountId());
		changed.added().forEach((day) -> add(counted, day, 1));
		changed.removed().forEach((day) -> add(counted, day, -1));
	}

	private static void add(TransactionTallies counted, EventDay day, int number) {
		counted.add(TallyKind.FOUND, day.date(), day.behavior().key(), number);
	}

	private TransactionTallies of(String accountId) {
		return TransactionSynchronizationManager.getSynchronizations()
			.stream()
			.filter(TransactionTallies.class::isInstance)
			.map(TransactionTallies.class::cast)
			.filter((counted) -> counted.isOf(accountId))
			.findFirst()
			.orElseGet(() -> {
				TransactionTallies counted = new TransactionTallies(accountId, this.tallies);
				TransactionSynchronizationManager.registerSynchronization(counted);
				return counted;
			});
	}

}
