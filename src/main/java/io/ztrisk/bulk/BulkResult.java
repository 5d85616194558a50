package io.ztrisk.bulk;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.ApiSchema;

/**
 * The numbers of entries by their outcome. Those of some outcomes are listed by their
 * ids, in the order of the body.
 *
 * @param done the number of entries that have changed something
 * @param left the number of entries that are not finished, to be sent again
 * @param received the number of entries of the body
 * @param stale the ids of entries whose state is not the one that the caller has seen
 * @param unchanged the number of entries with nothing to change
 * @param unknown the ids of entries without a user, or without an event of the user
 */
@ApiSchema("BulkResult")
public record BulkResult(int done, int left, int received, List<UUID> stale, int unchanged, List<UUID> unknown) {

	/**
	 * Counts outcomes.
	 * @param outcomes without those of the entries that are left
	 */
	static <E extends BulkEntry> BulkResult of(List<E> entries, Map<E, Outcome> outcomes) {
		return new BulkResult(Collections.frequency(outcomes.values(), Outcome.DONE), entries.size() - outcomes.size(),
				entries.size(), ids(entries, outcomes, Outcome.STALE),
				Collections.frequency(outcomes.values(), Outcome.UNCHANGED), ids(entries, outcomes, Outcome.UNKNOWN));
	}

	private static <E extends BulkEntry> List<UUID> ids(List<E> entries, Map<E, Outcome> outcomes, Outcome outcome) {
		return entries.stream().filter((entry) -> outcomes.get(entry) == outcome).map(BulkEntry::id).toList();
	}

}
