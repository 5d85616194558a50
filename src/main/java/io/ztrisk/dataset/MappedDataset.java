package io.ztrisk.dataset;

import io.ztrisk.log.Dataset;
import io.ztrisk.log.RecordParser;
import io.ztrisk.log.TimeLimits;
import io.ztrisk.mapping.Mapping;

/**
 * A dataset whose records are read by a mapping.
 */
record MappedDataset(String key, Mapping mapping) implements Dataset {

	@Override
	public RecordParser newParser(TimeLimits limits) {
		return new MappedParser(this, limits);
	}

}
