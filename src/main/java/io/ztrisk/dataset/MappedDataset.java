package io.ztrisk.dataset;

import java.util.Optional;
import java.util.UUID;

import io.ztrisk.log.Dataset;
import io.ztrisk.log.RecordParser;
import io.ztrisk.log.TimeLimits;
import io.ztrisk.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * A dataset whose records are read by a mapping. Equal only to itself: it is a key of
 * maps, and a mapping takes long to compare.
 */
final class MappedDataset implements Dataset {

	private final String key;

	private final @Nullable UUID id;

	private final Mapping mapping;

	private final int revision;

	/**
	 * @param id null for a predefined dataset
	 */
	MappedDataset(String key, @Nullable UUID id, Mapping mapping, int revision) {
		this.key = key;
		this.id = id;
		this.revision = revision;
		this.mapping = mapping;
	}

	@Override
	public String key() {
		return this.key;
	}

	@Override
	public Optional<UUID> id() {
		return Optional.ofNullable(this.id);
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
