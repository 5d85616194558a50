package io.ztrisk.bench;

import java.util.Locale;

/**
 * A figure that has no floor.
 *
 * @param value the middle of what was measured, and its ends
 * @param most what it may be, infinite where nothing is asked
 */
record Figure(Spread value, double most) {

	/**
	 * One of which nothing is asked.
	 */
	static Figure of(double value) {
		return of(value, Double.POSITIVE_INFINITY);
	}

	static Figure of(double value, double most) {
		return new Figure(new Spread(value, value, value), most);
	}

	@Override
	public String toString() {
		return Double.isInfinite(this.most) ? this.value.toString()
				: String.format(Locale.ROOT, "%s (at most %.1f) %s", this.value, this.most,
						(this.value.median() <= this.most) ? "reached" : "MISSED");
	}

}
