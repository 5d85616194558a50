package io.ztrisk.condition;

/**
 * The tests of a condition that take longer with each of their values. All others take
 * the same time for one value and for a thousand.
 *
 * @param searches the number of texts that it searches for in others
 * @param networks the number of networks
 */
public record Cost(int searches, int networks) {

	/** Of a condition without either. */
	public static final Cost NONE = new Cost(0, 0);

	public Cost plus(Cost other) {
		return new Cost(this.searches + other.searches, this.networks + other.networks);
	}

}
