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
 * Reads conditions: converts texts, and parses numbers and networks, for all records.
 *
 * @param known whether a condition may test a field, by name
 */
record ConditionReader(Predicate<String> known) {

	private static final int MAX_ALTERNATIVES = 20;

	private static final int MAX_TESTS = 20;

	private static final int MAX_VALUES = 1000;

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
		if (!this.known.test(field)) {
			value.problem("tests an unknown field");
		}
		if (bar < 0) {
			return FieldTest.any(field, equality(value), Cost.NONE);
		}
		return switch (name.substring(bar + 1)) {
			case "contains" -> search(field, texts(value).stream().map(Substring::new).toList(),
					(text, substring) -> substring.isIn(text));
			case "startswith" -> search(field, texts(value), (text, start) -> text.lowerCase().startsWith(start));
			case "endswith" -> search(field, texts(value), (text, end) -> text.lowerCase().endsWith(end));
			case "cidr" -> {
				List<Network> networks = networks(value);
				yield any(field, networks, (text, network) -> text.address().filter(network::contains).isPresent(),
						new Cost(0, networks.size()));
			}
			case "lt" -> compare(field, value, (order) -> order < 0);
			case "lte" -> compare(field, value, (order) -> order <= 0);
			case "gt" -> compare(field, value, (order) -> order > 0);
			case "gte" -> compare(field, value, (order) -> order >= 0);
			case "exists" -> exists(field, value);
			default -> {
				value.problem("has an unknown operator: must be one of cidr, contains, endswith, exists, gt, gte, lt, "
						+ "lte, startswith");
				yield FieldTest.any(field, (text) -> false, Cost.NONE);
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
		return new Equality(texts, numbers);
	}

	private static <T> FieldTest any(String field, List<T> values, BiPredicate<FieldText, T> test, Cost cost) {
		return FieldTest.any(field, (text) -> {
			for (T value : values) {
				if (test.test(text, value)) {
					return true;
				}
			}
			return false;
		}, cost);
	}

	private static <T> FieldTest search(String field, List<T> values, BiPredicate<FieldText, T> test) {
		return any(field, values, test, new Cost(values.size(), 0));
	}

	private static List<Network> networks(JsonElement value) {
		List<Network> networks = new ArrayList<>();
		for (JsonElement one : values(value)) {
			one.text(MAX_TEXT)
				.ifPresent((cidr) -> Network.parse(cidr)
					.ifPresentOrElse(networks::add,
							() -> one.problem("must be a network as 192.0.2.0/24 or 2001:db8::/32")));
		}
		return networks;
	}

	private static FieldTest compare(String field, JsonElement value, IntPredicate order) {
		Optional<Decimal> bound = number(value);
		return FieldTest.any(field,
				(text) -> bound.isPresent()
						&& text.number().filter((number) -> order.test(number.compareTo(bound.get()))).isPresent(),
				Cost.NONE);
	}

	private static FieldTest exists(String field, JsonElement value) {
		Set<Boolean> wanted = new HashSet<>();
		values(value).forEach((one) -> wanted.add(one.bool()));
		return new FieldTest(field, (texts) -> wanted.contains(!texts.isEmpty()), Cost.NONE);
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
