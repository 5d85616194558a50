package io.ztrisk.condition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import io.ztrisk.api.JsonElement;
import io.ztrisk.format.LowerCase;
import io.ztrisk.place.Network;

/**
 * Reads conditions. Texts are converted to lower case, and numbers and networks are
 * parsed, once for all records.
 *
 * @param fields the names of the fields that a condition may test
 */
record ConditionReader(Set<String> fields) {

	private static final int MAX_ALTERNATIVES = 20;

	private static final int MAX_TESTS = 20;

	private static final int MAX_VALUES = 1000;

	/** More than any text of a field has. */
	private static final int MAX_TEXT = 4096;

	Condition read(JsonElement condition) {
		List<List<FieldTest>> alternatives = new ArrayList<>();
		for (JsonElement alternative : condition.elements(1, MAX_ALTERNATIVES)) {
			List<FieldTest> tests = new ArrayList<>();
			alternative.members(1, MAX_TESTS).forEach((name, value) -> tests.add(test(name, value)));
			alternatives.add(List.copyOf(tests));
		}
		return new Condition(List.copyOf(alternatives));
	}

	private FieldTest test(String name, JsonElement value) {
		int bar = name.indexOf('|');
		String field = (bar < 0) ? name : name.substring(0, bar);
		if (!this.fields.contains(field)) {
			value.problem("tests an unknown field");
		}
		if (bar < 0) {
			return FieldTest.any(field, equality(value));
		}
		return switch (name.substring(bar + 1)) {
			case "contains" -> FieldTest.any(field, contains(value));
			case "startswith" -> FieldTest.any(field, anyOf(texts(value), String::startsWith));
			case "endswith" -> FieldTest.any(field, anyOf(texts(value), String::endsWith));
			case "cidr" -> FieldTest.any(field, networks(value));
			case "lt" -> FieldTest.any(field, compared(value, (order) -> order < 0));
			case "lte" -> FieldTest.any(field, compared(value, (order) -> order <= 0));
			case "gt" -> FieldTest.any(field, compared(value, (order) -> order > 0));
			case "gte" -> FieldTest.any(field, compared(value, (order) -> order >= 0));
			case "exists" -> exists(field, value);
			default -> {
				value.problem("has an unknown operator: must be one of cidr, contains, endswith, exists, gt, gte, lt, "
						+ "lte, startswith");
				yield FieldTest.any(field, (text) -> false);
			}
		};
	}

	private static Equality equality(JsonElement value) {
		Set<String> texts = new HashSet<>();
		Set<Decimal> numbers = new HashSet<>();
		for (JsonElement one : values(value)) {
			if (one.value().isNumber()) {
				number(one).ifPresent(numbers::add);
			}
			else if (one.value().isBoolean()) {
				texts.add(Boolean.toString(one.bool()));
			}
			else if (one.value().isString()) {
				one.text(MAX_TEXT).map(LowerCase::of).ifPresent(texts::add);
			}
			else {
				one.problem("must be a string, a number or a boolean");
			}
		}
		return new Equality(Set.copyOf(texts), Set.copyOf(numbers));
	}

	private static Predicate<FieldText> contains(JsonElement value) {
		List<Substring> substrings = texts(value).stream().map(Substring::new).toList();
		return anyOf(substrings, (text, substring) -> substring.isIn(text));
	}

	private static <T> Predicate<FieldText> anyOf(List<T> values, BiPredicate<String, T> test) {
		return (text) -> {
			for (T value : values) {
				if (test.test(text.lowerCase(), value)) {
					return true;
				}
			}
			return false;
		};
	}

	private static Predicate<FieldText> networks(JsonElement value) {
		List<Network> networks = new ArrayList<>();
		for (JsonElement one : values(value)) {
			one.text(MAX_TEXT)
				.ifPresent((cidr) -> Network.parse(cidr)
					.ifPresentOrElse(networks::add,
							() -> one.problem("must be a network as 192.0.2.0/24 or 2001:db8::/32")));
		}
		return (text) -> text.address()
			.filter((address) -> networks.stream().anyMatch((network) -> network.contains(address)))
			.isPresent();
	}

	private static Predicate<FieldText> compared(JsonElement value, IntPredicate order) {
		Optional<Decimal> bound = number(value);
		return (text) -> bound.isPresent()
				&& text.number().filter((number) -> order.test(number.compareTo(bound.get()))).isPresent();
	}

	private static FieldTest exists(String field, JsonElement value) {
		Set<Boolean> wanted = new HashSet<>();
		values(value).forEach((one) -> wanted.add(one.bool()));
		return new FieldTest(field, (texts) -> wanted.contains(!texts.isEmpty()));
	}

	private static List<String> texts(JsonElement value) {
		return values(value).stream().flatMap((one) -> one.text(MAX_TEXT).stream()).map(LowerCase::of).toList();
	}

	private static Optional<Decimal> number(JsonElement value) {
		Optional<Decimal> number = value.value().isNumber() ? Decimal.parse(value.value().toString())
				: Optional.empty();
		if (number.isEmpty()) {
			value.problem("must be a finite number of at most 128 characters");
		}
		return number;
	}

	/** A value stands for a list of one. */
	private static List<JsonElement> values(JsonElement value) {
		return value.value().isArray() ? value.elements(1, MAX_VALUES) : List.of(value);
	}

}
