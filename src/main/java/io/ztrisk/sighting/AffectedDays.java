package io.ztrisk.sighting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The days on which a value may have become new, or may be new no longer.
 */
final class AffectedDays {

	private final Map<SightingGroup, Novelty> rules;

	/** By value, the last affected day of each range by its first one. */
	private final Map<SightingGroup, Map<String, NavigableMap<LocalDate, LocalDate>>> ofValues = new TreeMap<>();

	/** The ranges that affect all values of a user. */
	private final Map<SightingGroup, DayRange> ofAllValues = new TreeMap<>();

	AffectedDays(Map<SightingGroup, Novelty> rules) {
		this.rules = rules;
	}

	Novelty rule(SightingGroup group) {
		return Objects.requireNonNull(this.rules.get(group));
	}

	/** Adds the day of a sighting, and the days on which the rule remembers it. */
	void add(SightingKey key) {
		this.ofValues.computeIfAbsent(key.group(), (group) -> new TreeMap<>())
			.computeIfAbsent(key.value(), (value) -> new TreeMap<>())
			.put(key.day(), key.day().plusDays(rule(key.group()).rememberDays()));
	}

	/** Adds the days on which a user is known now, but was not before. */
	void addFirstDay(SightingGroup group, LocalDate now, LocalDate before) {
		if (now.isBefore(before)) {
			int afterDays = rule(group).afterDays();
			add(group, now.plusDays(afterDays), before.plusDays(afterDays));
		}
	}

	/** Adds all days of a user. */
	void addAll(SightingGroup group, KnownDays known) {
		add(group, known.first(), known.last());
	}

	private void add(SightingGroup group, LocalDate from, LocalDate to) {
		this.ofAllValues.put(group, new DayRange(group, "", from, to));
	}

	boolean contains(SightingKey key) {
		DayRange range = this.ofAllValues.get(key.group());
		if (range != null && !key.day().isBefore(range.from()) && !key.day().isAfter(range.to())) {
			return true;
		}
		NavigableMap<LocalDate, LocalDate> days = this.ofValues.getOrDefault(key.group(), Map.of()).get(key.value());
		Map.Entry<LocalDate, LocalDate> before = (days != null) ? days.floorEntry(key.day()) : null;
		return before != null && !before.getValue().isBefore(key.day());
	}

	/** The affected days of values, and the days before them that the rule remembers. */
	List<DayRange> ofValues() {
		List<DayRange> ranges = new ArrayList<>();
		this.ofValues.forEach((group, values) -> values.forEach((value, days) -> ranges.add(remembered(
				new DayRange(group, value, days.firstKey(), Objects.requireNonNull(days.lastEntry()).getValue())))));
		return ranges;
	}

	/** The same for the days that affect all values. */
	List<DayRange> ofAllValues() {
		return this.ofAllValues.values().stream().map(this::remembered).toList();
	}

	private DayRange remembered(DayRange range) {
		return new DayRange(range.group(), range.value(), range.from().minusDays(rule(range.group()).rememberDays()),
				range.to());
	}

}
