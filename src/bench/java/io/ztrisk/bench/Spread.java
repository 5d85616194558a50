package io.ztrisk.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The middle and the ends of some figures.
 */
record Spread(double least, double median, double most) {

	static Spread of(DoubleStream figures) {
		double[] sorted = figures.sorted().toArray();
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
		return new Spread(sorted[0], median, sorted[sorted.length - 1]);
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, (this.least < this.most) ? "%.2f (%.2f-%.2f)" : "%.2f", this.median,
				this.least, this.most);
	}

}
