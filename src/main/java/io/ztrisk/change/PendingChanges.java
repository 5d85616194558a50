package io.ztrisk.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;

import io.ztrisk.level.LevelChange;
import io.ztrisk.level.LevelsChanged;

import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Gathers the changes of a transaction, and writes them when it is about to commit. It
 * has the lowest precedence, as is the default, since it takes the last lock of the
 * transaction.
 */
class PendingChanges implements TransactionSynchronization {

	private final SortedMap<String, Map<UUID, LevelChange>> byAccount = new TreeMap<>();

	private final BiConsumer<String, List<LevelChange>> writer;

	/**
	 * Creates it.
	 * @param writer writes at least one change of an account
	 */
	PendingChanges(BiConsumer<String, List<LevelChange>> writer) {
		this.writer = writer;
	}

	void add(LevelsChanged changed) {
		Map<UUID, LevelChange> changes = this.byAccount.computeIfAbsent(changed.accountId(), (id) -> new HashMap<>());
		changed.changes().forEach((change) -> changes.merge(change.user(), change, LevelChange::and));
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		this.byAccount.forEach((account, changes) -> {
			List<LevelChange> rows = changes.values().stream().filter(LevelChange::isWorthARow).toList();
			if (!rows.isEmpty()) {
				this.writer.accept(account, rows);
			}
		});
	}

}
