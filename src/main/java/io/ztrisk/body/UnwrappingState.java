package io.ztrisk.body;

/**
 * The part of an object that is read next.
 */
enum UnwrappingState {

	/** The members before the records. */
	BEFORE,

	/** All of it, since no member holds records. */
	NONE,

	/** The only record. */
	ONE,

	/** The records in an array. */
	MANY,

	/** The rest. */
	AFTER,

	/** Nothing. */
	END

}
