package io.ztrisk.condition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;

import io.ztrisk.api.JsonElement;

/**
 * A condition on the fields of a record. It holds if all tests of one of its alternatives
 * hold. This is the map of fields of Sigma's rules.
 */
public final class Condition {

	/** Holds for every record. */
	public static final Condition ALWAYS = new Condition(List.of(List.of()));

	/** Holds for no record. */
	public static final Condition NEVER = new Condition(List.of());

	private final List<List<FieldTest>> alternatives;

	Condition(List<List<FieldTest>> alternatives) {
		this.alternatives = alternatives;
	}

	/**
	 * Reads a condition. All problems are added to those of the element; with one, the
	 * condition must not be used.
	 * @param known whether it may test a field, by name
	 */
	public static Condition read(JsonElement element, Predicate<String> known) {
		return new ConditionReader(known).read(element);
	}

	/** Never fails, whatever the texts are. */
	public boolean holds(Fields fields) {
		for (List<FieldTest> tests : this.alternatives) {
			if (allHold(tests, fields)) {
				return true;
			}
		}
		return false;
	}

	/** The names of the fields that it tests, in their order. */
	public SequencedSet<String> fields() {
		SequencedSet<String> fields = new LinkedHashSet<>();
		this.alternatives.forEach((tests) -> tests.forEach((test) -> fields.add(test.field())));
		return fields;
	}

	/** The cost of all its tests. */
	public Cost cost() {
		return this.alternatives.stream().flatMap(List::stream).map(FieldTest::cost).reduce(Cost.NONE, Cost::plus);
	}

	private static boolean allHold(List<FieldTest> tests, Fields fields) {
		for (FieldTest test : tests) {
			if (!test.holds(fields)) {
				return false;
			}
		}
		return true;
	}

}
