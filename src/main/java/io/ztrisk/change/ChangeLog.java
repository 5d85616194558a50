package io.ztrisk.change;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.database.TransactionState;
import io.ztrisk.format.OrderedUuids;
import io.ztrisk.level.LevelChange;
import io.ztrisk.level.LevelsChanged;
import io.ztrisk.privacy.UserErased;
import io.ztrisk.user.UserMerged;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Writes the changes of levels at the end of their transaction. The numbers of an account
 * then have the order of the commits.
 */
@Component
class ChangeLog {

	private final ChangeRepository changes;

	private final Clock clock;

	private final OrderedUuids ids = new OrderedUuids();

	ChangeLog(ChangeRepository changes, Clock clock) {
		this.changes = changes;
		this.clock = clock;
	}

	@EventListener
	void on(LevelsChanged changed) {
		TransactionState.of(PendingChanges.class, (pending) -> true, () -> new PendingChanges(this::write))
			.add(changed);
	}

	private void write(String accountId, List<LevelChange> unsorted) {
		Instant now = this.clock.instant();
		// In the order of PostgreSQL, so that the ids have the order of the numbers.
		List<LevelChange> rows = unsorted.stream()
			.sorted(Comparator.comparing((change) -> change.user().toString()))
			.toList();
		this.changes.add(accountId, rows.size(), now, ArrayParameters.of(rows, (row) -> this.ids.next(now)),
				ArrayParameters.of(rows, LevelChange::user), ArrayParameters.of(rows, (row) -> rank(row.previous())),
				ArrayParameters.of(rows, (row) -> rank(row.level())),
				ArrayParameters.of(rows, (row) -> row.cause().wire()),
				ArrayParameters.of(rows, (row) -> (row.event() != null) ? row.event().behavior().key() : null),
				ArrayParameters.of(rows, (row) -> (row.event() != null) ? row.event().id() : null),
				ArrayParameters.of(rows, (row) -> (row.event() != null) ? row.event().at() : now));
	}

	private static @Nullable Short rank(@Nullable RiskLevel level) {
		return (level != null) ? level.rank() : null;
	}

	/**
	 * Moves changes. A change with the cause {@code merged} then tells that they are of
	 * two users.
	 */
	@EventListener
	void on(UserMerged merged) {
		if (this.changes.move(merged.accountId(), merged.from().id(), merged.into().id()) > 0) {
			merged.into().takeOverChanges();
		}
	}

	@EventListener
	void on(UserErased erased) {
		this.changes.delete(erased.accountId(), erased.person().id());
	}

}
