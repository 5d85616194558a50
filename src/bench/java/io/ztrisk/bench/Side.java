package io.ztrisk.bench;

/**
 * One of two that are measured in turn.
 */
interface Side {

	/**
	 * Measures once.
	 */
	Sample measure() throws Exception;

}
