package io.ztrisk.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * The additions of a transaction to the counts of an account. One statement stores them
 * at the end of the transaction, before the last locks of the transaction are taken.
 */
class TransactionTallies implements TransactionSynchronization {

	private final String accountId;

	private final TallyRepository tallies;

	private final Clock clock;

	private final Map<Key, Long> numbers = new HashMap<>();

	private final Map<UUID, Levels> levels = new HashMap<>();

	TransactionTallies(String accountId, TallyRepository tallies, Clock clock) {
		this.accountId = accountId;
		this.tallies = tallies;
		this.clock = clock;
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

	/** Notes the level of a locked user, now and when the transaction began. */
	void level(UUID user, @Nullable RiskLevel before, @Nullable RiskLevel now) {
		this.levels.merge(user, new Levels(before, now), (first, last) -> new Levels(first.before, last.now));
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		addUsers();
		List<TallyCount> counts = this.numbers.entrySet()
			.stream()
			.filter((entry) -> entry.getValue() != 0)
			.map((entry) -> entry.getKey().with(entry.getValue()))
			.toList();
		if (!counts.isEmpty()) {
			this.tallies.add(this.accountId, counts);
		}
	}

	private void addUsers() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
		this.levels.values().forEach((user) -> {
			if (user.before != null) {
				add(TallyKind.USERS, today, user.before.wire(), -1);
			}
			if (user.now != null) {
				add(TallyKind.USERS, today, user.now.wire(), 1);
			}
		});
	}

	/** A count of the account. */
	private record Key(TallyKind kind, LocalDate day, String key) {

		TallyCount with(long number) {
			return new TallyCount(this.kind, this.day, this.key, number);
		}

	}

	/** The levels of a user before and after the transaction. */
	private record Levels(@Nullable RiskLevel before, @Nullable RiskLevel now) {

	}

}
