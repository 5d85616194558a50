package io.ztrisk.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Stream;

import io.ztrisk.api.FieldErrors;
import io.ztrisk.api.JsonElement;
import io.ztrisk.condition.Condition;
import io.ztrisk.condition.Cost;
import io.ztrisk.condition.Fields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A rule: which records show a behaviour. A rule with neither {@code count} nor
 * {@code first} finds each record that fits.
 *
 * @param show additional fields of the evidence, at most 20
 */
public record Rule(RecordFilter filter, @Nullable Count count, @Nullable First first, EventPeriod period,
		List<String> show) {

	private static final List<String> ALWAYS_SHOWN = List.of("address", "country", "application", "device_id");

	/**
	 * Reads a rule. All problems are added to those of the element; with one, the rule
	 * must not be used.
	 */
	public static Rule read(JsonElement element, DatasetFields datasets) {
		return new RuleReader(element, datasets).read();
	}

	/**
	 * Reads a rule that was checked when it was stored. Its fields may have been removed
	 * from the datasets since then: they are absent.
	 */
	public static Rule stored(JsonNode rule) {
		return read(JsonElement.body(rule, new FieldErrors()), DatasetFields.ANY);
	}

	/** Whether a record may be one that the rule keeps. */
	public boolean keeps(Fields record) {
		return this.filter.matches(record) || isThen(record);
	}

	/** Whether a record is one that completes a count. */
	public boolean isThen(Fields record) {
		RecordFilter then = (this.count != null) ? this.count.then() : null;
		return then != null && then.matches(record);
	}

	/**
	 * The fields of the evidence: those that the rule names, and some that help people.
	 */
	public SequencedSet<String> shown() {
		SequencedSet<String> shown = new LinkedHashSet<>(ALWAYS_SHOWN);
		shown.addAll(named());
		shown.addAll(this.show);
		return shown;
	}

	/** The fields that the rule names, without those that it only shows. */
	public SequencedSet<String> named() {
		SequencedSet<String> named = new LinkedHashSet<>();
		filters().forEach((one) -> named.addAll(one.fields()));
		Stream.of((this.count != null) ? this.count.distinct() : null, (this.first != null) ? this.first.of() : null)
			.filter((field) -> field != null)
			.forEach(named::add);
		named.addAll(this.period.fields());
		return named;
	}

	/** The datasets that the rule names. */
	public SequencedSet<String> datasets() {
		SequencedSet<String> datasets = new LinkedHashSet<>();
		filters().forEach((one) -> datasets.addAll(one.datasets()));
		return datasets;
	}

	public Cost cost() {
		return filters().flatMap((one) -> Stream.of(one.where(), one.unless()))
			.map(Condition::cost)
			.reduce(Cost.NONE, Cost::plus);
	}

	private Stream<RecordFilter> filters() {
		RecordFilter then = (this.count != null) ? this.count.then() : null;
		return (then != null) ? Stream.of(this.filter, then) : Stream.of(this.filter);
	}

}
