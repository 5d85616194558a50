package io.ztrisk.bench;

/**
 * The target of a comparison.
 *
 * @param least the least ratio of the rates
 * @param most99 the greatest ratio of the 99th percentiles, infinite where it does not
 * matter
 */
record Target(double least, double most99) {

	static Target rate(double least) {
		return new Target(least, Double.POSITIVE_INFINITY);
	}

	/**
	 * For what may take so many times as long.
	 */
	static Target time(double most) {
		return rate(1 / most);
	}

	boolean isReached(Result result) {
		return result.ratio().median() >= this.least && result.ratio99().median() <= this.most99;
	}

}
