package io.ztrisk.ingest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * Writes JSON in the canonical form of RFC 8785. Two things that the RFC refuses are
 * written all the same, so that every JSON text has a form: a number that no double holds
 * as its digits and exponent, an unpaired surrogate as an escape.
 */
final class CanonicalJson {

	private CanonicalJson() {
	}

	static String of(JsonNode node) {
		StringBuilder out = new StringBuilder();
		write(node, out);
		return out.toString();
	}

	private static void write(JsonNode node, StringBuilder out) {
		if (node.isObject()) {
			writeObject(node, out);
		}
		else if (node.isArray()) {
			writeArray(node, out);
		}
		else if (node.isString()) {
			writeString(node.stringValue(), out);
		}
		else if (node.isNumber()) {
			out.append(number(node));
		}
		else if (node.isBoolean()) {
			out.append(node.booleanValue());
		}
		else {
			out.append("null");
		}
	}

	private static void writeObject(JsonNode node, StringBuilder out) {
		// The order of String is that of UTF-16 code units, as the RFC asks.
		Map<String, JsonNode> members = new TreeMap<>();
		node.properties().forEach((member) -> members.put(member.getKey(), member.getValue()));
		out.append('{');
		String separator = "";
		for (Map.Entry<String, JsonNode> member : members.entrySet()) {
			out.append(separator);
			writeString(member.getKey(), out);
			out.append(':');
			write(member.getValue(), out);
			separator = ",";
		}
		out.append('}');
	}

	private static void writeArray(JsonNode node, StringBuilder out) {
		out.append('[');
		for (Iterator<JsonNode> elements = node.iterator(); elements.hasNext();) {
			write(elements.next(), out);
			if (elements.hasNext()) {
				out.append(',');
			}
		}
		out.append(']');
	}

	private static void writeString(String text, StringBuilder out) {
		out.append('"');
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
				out.append(c).append(text.charAt(++i));
			}
			else {
				writeChar(c, out);
			}
		}
		out.append('"');
	}

	private static void writeChar(char c, StringBuilder out) {
		switch (c) {
			case '"' -> out.append("\\\"");
			case '\\' -> out.append("\\\\");
			case '\b' -> out.append("\\b");
			case '\t' -> out.append("\\t");
			case '\n' -> out.append("\\n");
			case '\f' -> out.append("\\f");
			case '\r' -> out.append("\\r");
			default -> {
				if (c < ' ' || Character.isSurrogate(c)) {
					out.append("\\u%04x".formatted((int) c));
				}
				else {
					out.append(c);
				}
			}
		}
	}

	private static String number(JsonNode node) {
		if (node.isDouble() || node.isFloat()) {
			return number(node.doubleValue());
		}
		BigDecimal exact = node.decimalValue();
		double value = exact.doubleValue();
		return Double.isInfinite(value) ? beyondDouble(exact) : number(value);
	}

	/**
	 * A number as ECMAScript writes it.
	 */
	static String number(double value) {
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

	// Never expanded: 1e999999999 has a billion digits.
	private static String beyondDouble(BigDecimal value) {
		BigDecimal digits = new BigDecimal(value.unscaledValue()).stripTrailingZeros();
		long exponent = -(long) digits.scale() - value.scale();
		return digits.unscaledValue() + "e" + ((exponent < 0) ? "" : "+") + exponent;
	}

}
