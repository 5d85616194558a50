package io.ztrisk.format;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * Writes JSON in the canonical form of RFC 8785. The RFC refuses two things, which are
 * written as well, so that every JSON text has a form: a number beyond the range of a
 * double as its digits and exponent, and an unpaired surrogate as an escape.
 */
public final class CanonicalJson {

	private CanonicalJson() {
	}

	public static String of(JsonNode node) {
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
			out.append(CanonicalNumber.of(node));
		}
		else if (node.isBoolean()) {
			out.append(node.booleanValue());
		}
		else {
			out.append("null");
		}
	}

	private static void writeObject(JsonNode node, StringBuilder out) {
		// Strings are ordered by UTF-16 code units, as the RFC requires.
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

}
