package io.ztrisk.bulk;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.ApiSchema;

/**
 * The numbers of entries by their outcome. Those of some outcomes are listed by their
 * ids, in the order of the body.
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
