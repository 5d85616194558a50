package io.ztrisk.log;

import java.util.Optional;
import java.util.UUID;

import io.ztrisk.body.Wrappers;
import io.ztrisk.mapping.Mapping;

/**
 * A kind of activity logs.
 */
public interface Dataset {

	/** The name in paths and responses. */
	String key();

	/**
	 * A random id of a dataset that an account has made. A dataset that is made again
	 * under the same name gets a new id. Empty for a predefined dataset.
	 */
	default Optional<UUID> id() {
		return Optional.empty();
	}

	/** Where the values of its records are, and what they mean. */
	Mapping mapping();

	/** The number of changes of the mapping, from 1. */
	default int revision() {
		return 1;
	}

	/** The members that hold the records of a line. */
	default Wrappers wrappers() {
		return mapping().wrappers();
	}

	/**
	 * Creates a parser for one batch, which may keep state.
	 * @param limits of the times of records
	 */
	RecordParser newParser(TimeLimits limits);

}
