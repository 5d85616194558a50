package io.ztrisk.rule;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.ztrisk.api.JsonElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads rules.
 */
final class RuleReader {

	private static final int MAX_SHOWN = 20;

	private static final int MAX_PERIOD_FIELDS = 3;

	static final int MAX_NAME = 64;

	private static final Set<String> MEMBERS = Set.of("activities", "datasets", "where", "unless", "count", "first",
			"event_per", "show");

	private static final Map<String, ChronoUnit> PERIODS = Map.of("minute", ChronoUnit.MINUTES, "hour",
			ChronoUnit.HOURS, "day", ChronoUnit.DAYS);

	private final JsonElement rule;

	private final DatasetFields datasets;

	private final Map<String, JsonElement> members;

	RuleReader(JsonElement rule, DatasetFields datasets) {
		this.rule = rule;
		this.datasets = datasets;
		this.members = rule.members(MEMBERS);
	}

	Rule read() {
		RecordFilter filter = new RecordFilterReader(this.datasets, Set.of()).read(this.rule, this.members);
		JsonElement counted = this.members.get("count");
		Count count = (counted != null) ? count(counted, filter) : null;
		Set<String> all = new LinkedHashSet<>(filter.datasets());
		if (!all.isEmpty() && count != null && count.then() != null) {
			all.addAll(count.then().datasets());
		}
		JsonElement news = this.members.get("first");
		First first = (news != null) ? first(news, filter.datasets()) : null;
		if (count != null && first != null) {
			this.rule.problem("must not have both count and first");
		}
		JsonElement period = this.members.get("event_per");
		if (period != null && first != null) {
			period.problem("is not for a rule with first");
		}
		return new Rule(filter, count, first, (period != null) ? period(period, all) : EventPeriod.HOUR,
				fields(this.members.get("show"), MAX_SHOWN, all));
	}

	private Count count(JsonElement element, RecordFilter filter) {
		Map<String, JsonElement> named = element.members(Set.of("at_least", "seconds", "distinct", "then"));
		int atLeast = integer(element, named, "at_least", 2, 1000);
		int seconds = integer(element, named, "seconds", 1, 86_400);
		JsonElement distinct = named.get("distinct");
		JsonElement then = named.get("then");
		return new Count(atLeast, Duration.ofSeconds(seconds),
				(distinct != null) ? field(distinct, filter.datasets()).orElse(null) : null,
				(then != null) ? new RecordFilterReader(this.datasets, filter.datasets()).read(then,
						then.members(RecordFilterReader.MEMBERS)) : null);
	}

	private First first(JsonElement element, Set<String> from) {
		Map<String, JsonElement> named = element.members(Set.of("of", "after_days", "remember_days"));
		int afterDays = integer(element, named, "after_days", 1, 90);
		int rememberDays = integer(element, named, "remember_days", 1, 180);
		JsonElement of = named.get("of");
		return new First((of != null) ? field(of, from).orElse(null) : null, afterDays, rememberDays);
	}

	private EventPeriod period(JsonElement element, Set<String> from) {
		Map<String, JsonElement> named = element.members(Set.of("period", "fields"));
		JsonElement period = named.get("period");
		ChronoUnit unit = ChronoUnit.HOURS;
		if (period != null) {
			Optional<String> name = period.text(MAX_NAME);
			if (name.isPresent() && !PERIODS.containsKey(name.get())) {
				period.problem("must be one of minute, hour, day");
			}
			unit = name.map((known) -> PERIODS.getOrDefault(known, ChronoUnit.HOURS)).orElse(ChronoUnit.HOURS);
		}
		return new EventPeriod(unit, fields(named.get("fields"), MAX_PERIOD_FIELDS, from));
	}

	private List<String> fields(@Nullable JsonElement list, int max, Set<String> from) {
		return (list != null)
				? list.elements(0, max).stream().flatMap((element) -> field(element, from).stream()).distinct().toList()
				: List.of();
	}

	private Optional<String> field(JsonElement element, Set<String> from) {
		return element.text(MAX_NAME).filter((name) -> {
			boolean known = this.datasets.have(from, name);
			if (!known) {
				element.problem("is not a field of the datasets");
			}
			return known;
		});
	}

	private static int integer(JsonElement parent, Map<String, JsonElement> named, String name, int min, int max) {
		JsonElement value = named.get(name);
		if (value == null && parent.value().isObject()) {
			parent.missing(name);
		}
		return (value != null) ? value.integer(min, max) : min;
	}

}
