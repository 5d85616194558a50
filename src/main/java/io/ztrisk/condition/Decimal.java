package io.ztrisk.condition;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as JSON writes it, at full precision: an id of 19 digits differs from the
 * next.
 *
 * @param nearest decides most comparisons, and fast
 * @param exact without trailing zeros, so that equal numbers are equal
 */
public record Decimal(double nearest, BigDecimal exact) implements Comparable<Decimal> {

	/** Longer texts are not numbers, so that a comparison is always fast. */
	private static final int MAX_LENGTH = 128;

	private static final Pattern JSON = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d{1,9})?");

	/** Reads a number; empty if the text is not one, or too large for a double. */
	public static Optional<Decimal> parse(String text) {
		if (text.length() > MAX_LENGTH || !JSON.matcher(text).matches() || !Double.isFinite(Double.parseDouble(text))) {
			return Optional.empty();
		}
		BigDecimal exact = new BigDecimal(text).stripTrailingZeros();
		return Optional.of(new Decimal(exact.doubleValue(), exact));
	}

	@Override
	public int compareTo(Decimal other) {
		int order = Double.compare(this.nearest, other.nearest);
		return (order != 0) ? order : this.exact.compareTo(other.exact);
	}

}
