package io.ztrisk.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The result of a comparison.
 *
 * @param what is compared
 * @param rows the number of rows of each measurement
 * @param target to reach
 * @param ours the samples of this server
 * @param floor the samples of what it is held against, in the same order
 */
record Result(String what, long rows, Target target, List<Sample> ours, List<Sample> floor) {

	/**
	 * Our rate by the floor's, of each alternation.
	 */
	@JsonProperty
	Spread ratio() {
		return ratio(Sample::rate);
	}

	/**
	 * Our 99th percentile by the floor's, of each alternation.
	 */
	@JsonProperty("p99_ratio")
	Spread ratio99() {
		return ratio(Sample::p99);
	}

	private Spread ratio(ToDoubleFunction<Sample> figure) {
		return Spread.of(IntStream.range(0, this.ours.size())
			.mapToDouble((i) -> figure.applyAsDouble(this.ours.get(i)) / figure.applyAsDouble(this.floor.get(i))));
	}

}
