package io.ztrisk.dataset;

import io.ztrisk.log.Dataset;
import io.ztrisk.log.RecordParser;
import io.ztrisk.log.TimeLimits;
import io.ztrisk.mapping.Mapping;

/**
 * A dataset whose records are read by a mapping. Equal only to itself: it is a key of
 * maps, and a mapping takes long to compare.
 */
final class MappedDataset implements Dataset {

	private final String key;

	private final Mapping mapping;

	private final int revision;

	MappedDataset(String key, Mapping mapping, int revision) {
		this.key = key;
		this.revision = revision;
		this.mapping = mapping;
	}

	@Override
	public String key() {
		return this.key;
	}

	@Override
	public Mapping mapping() {
		return this.mapping;
	}

	@Override
	public int revision() {
		return this.revision;
	}

	@Override
	public RecordParser newParser(TimeLimits limits) {
		return new MappedParser(this, limits);
	}

}
