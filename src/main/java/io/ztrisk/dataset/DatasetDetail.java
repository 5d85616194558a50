package io.ztrisk.dataset;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.log.Dataset;

/**
 * A dataset with its mapping.
 *
 * @param mapping as JSON
 */
@ApiSchema("DatasetMapping")
record DatasetDetail(@JsonRawValue String mapping, String name, int revision) {

	/** The revision of a dataset that no account can change. */
	static final int PREDEFINED_REVISION = 1;

	static DatasetDetail of(Dataset predefined) {
		return new DatasetDetail(predefined.mapping().json(), predefined.key(), PREDEFINED_REVISION);
	}

}
