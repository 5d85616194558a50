package io.ztrisk.format;

import java.math.BigDecimal;
import java.math.MathContext;

import tools.jackson.databind.JsonNode;

/**
 * Writes a number of JSON in the canonical form of RFC 8785, which is that of ECMAScript.
 */
final class CanonicalNumber {

	private CanonicalNumber() {
	}

	static String of(JsonNode node) {
		if (node.isDouble() || node.isFloat()) {
			return of(node.doubleValue());
		}
		BigDecimal exact = node.decimalValue();
		double value = exact.doubleValue();
		return Double.isInfinite(value) ? beyondDouble(exact) : of(value);
	}

	static String of(double value) {
		if (!Double.isFinite(value)) {
			throw new IllegalArgumentException("JSON has no infinity and no NaN");
		}
		if (value == 0) {
			return "0";
		}
		BigDecimal decimal = shortest(Math.abs(value));
		String digits = decimal.unscaledValue().toString();
		int point = digits.length() - decimal.scale();
		return ((value < 0) ? "-" : "") + layOut(digits, point);
	}

	/**
	 * {@link Double#toString(double)} gives the shortest digits, but never fewer than
	 * two: 4.9E-324 for 5e-324.
	 */
	private static BigDecimal shortest(double value) {
		BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
		if (decimal.precision() == 2) {
			BigDecimal single = decimal.round(new MathContext(1)).stripTrailingZeros();
			if (single.doubleValue() == value) {
				return single;
			}
		}
		return decimal;
	}

	private static String layOut(String digits, int point) {
		int length = digits.length();
		if (length <= point && point <= 21) {
			return digits + "0".repeat(point - length);
		}
		if (0 < point && point <= 21) {
			return digits.substring(0, point) + "." + digits.substring(point);
		}
		if (-6 < point && point <= 0) {
			return "0." + "0".repeat(-point) + digits;
		}
		String fraction = (length > 1) ? "." + digits.substring(1) : "";
		return digits.charAt(0) + fraction + "e" + ((point > 0) ? "+" : "-") + Math.abs(point - 1);
	}

	// The exponent is never expanded: 1e999999999 has a billion digits.
	private static String beyondDouble(BigDecimal value) {
		BigDecimal digits = new BigDecimal(value.unscaledValue()).stripTrailingZeros();
		long exponent = -(long) digits.scale() - value.scale();
		return digits.unscaledValue() + "e" + ((exponent < 0) ? "" : "+") + exponent;
	}

}
