package io.ztrisk.statistics;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * What a transaction adds to the counts of an account. One statement stores it before the
 * transaction commits, and before the locks that are taken then.
 */
class TransactionTallies implements TransactionSynchronization {

	private final String accountId;

	private final TallyRepository tallies;

	private final Map<Key, Long> numbers = new HashMap<>();

	TransactionTallies(String accountId, TallyRepository tallies) {
		this.accountId = accountId;
		this.tallies = tallies;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	boolean isOf(String account) {
		return this.accountId.equals(account);
	}

	void add(TallyKind kind, LocalDate day, String key, long number) {
		this.numbers.merge(new Key(kind, day, key), number, Long::sum);
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		List<TallyCount> counts = this.numbers.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() != 0)
			.map((entry) -> entry.getKey().with(entry.getValue()))
			.toList();
		if (!counts.isEmpty()) {
			this.tallies.add(this.accountId, counts);
		}
	}

	/** A count of the account. */
	private record Key(TallyKind kind, LocalDate day, String key) {

		TallyCount with(long number) {
			return new TallyCount(this.kind, this.day, this.key, number);
		}

	}

}
