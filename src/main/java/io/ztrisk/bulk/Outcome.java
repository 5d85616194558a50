package io.ztrisk.bulk;

/**
 * The result of an entry. An entry without an outcome was not processed.
 */
public enum Outcome {

	/** The entry has changed something. */
	DONE,

	/** The caller has seen another state than the one that is there now. */
	STALE,

	/** There was nothing to change. */
	UNCHANGED,

	/** There is no such user, or the user has no such event. */
	UNKNOWN

}
