package io.ztrisk.log;

/**
 * A kind of activity logs.
 */
public interface Dataset {

	/** The name in paths and responses. */
	String key();

	/**
	 * Creates a parser for one batch, which may keep state.
	 * @param limits of the times of records
	 */
	RecordParser newParser(TimeLimits limits);

}
