package io.ztrisk.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.format.Uuids;
import io.ztrisk.mapping.Mapping;
import io.ztrisk.mapping.Spec;
import io.ztrisk.mapping.Values;

/**
 * Reads the keys of records.
 */
final class RecordKey {

	private RecordKey() {
	}

	/**
	 * The key by the first alternative whose first part has a value; empty if none
	 * applies.
	 */
	static Optional<UUID> read(MappedDataset dataset, Values values) {
		Mapping mapping = dataset.mapping();
		for (List<Spec> alternative : mapping.key()) {
			if (alternative.getFirst().first(values).isPresent()) {
				List<String> parts = new ArrayList<>(List.of("record", mapping.keyDataset().orElse(dataset.key())));
				alternative.forEach((part) -> parts.add(part.first(values).orElse("")));
				return Optional.of(Uuids.ofParts(parts.toArray(String[]::new)));
			}
		}
		return Optional.empty();
	}

}
