package io.ztrisk.dataset;

import java.util.SortedMap;

import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * The datasets of an account, predefined and own ones, by name.
 */
@ApiSchema("Datasets")
record DatasetList(SortedMap<String, Summary> datasets) {

	/**
	 * A dataset without its mapping.
	 *
	 * @param description null if the mapping has none
	 */
	@ApiSchema("DatasetSummary")
	record Summary(@Nullable String description, boolean predefined, int revision) {

	}

}
