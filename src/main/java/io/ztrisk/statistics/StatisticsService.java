package io.ztrisk.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Reads the statistics of an account.
 */
@Service
class StatisticsService {

	/** A day after each day on which a level changes. */
	private static final LocalDate END = LocalDate.of(9999, 12, 31);

	private final TallyRepository tallies;

	private final Clock clock;

	StatisticsService(TallyRepository tallies, Clock clock) {
		this.tallies = tallies;
		this.clock = clock;
	}

	/** The statistics of some days; by default of the last 30. */
	Statistics of(AccountId account, @Nullable String since, @Nullable String until) {
		StatisticsPeriod period = StatisticsPeriod.parse(since, until,
				LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC));
		NavigableMap<LocalDate, Statistics.UserCounts> users = users(account);
		Map<LocalDate, List<TallyCount>> events = this.tallies
			.counts(account.value(), EnumSet.of(TallyKind.FOUND, TallyKind.DISMISSED), period.since(), period.until())
			.stream()
			.filter((count) -> count.count() != 0)
			.collect(Collectors.groupingBy(TallyCount::day));
		List<Statistics.Day> days = period.since()
			.datesUntil(period.until().plusDays(1))
			.map((date) -> new Statistics.Day(date, byBehavior(events.getOrDefault(date, List.of())), at(users, date)))
			.toList();
		return new Statistics(days, users.isEmpty() ? null : users.firstKey());
	}

	/** The numbers of users after each day that has changed them. */
	private NavigableMap<LocalDate, Statistics.UserCounts> users(AccountId account) {
		NavigableMap<LocalDate, Statistics.UserCounts> users = new TreeMap<>();
		Map<String, Long> levels = new HashMap<>();
		this.tallies.counts(account.value(), EnumSet.of(TallyKind.USERS), LocalDate.EPOCH, END).forEach((count) -> {
			levels.merge(count.key(), count.count(), Long::sum);
			users.put(count.day(), new Statistics.UserCounts(at(levels, RiskLevel.HIGH), at(levels, RiskLevel.LOW),
					at(levels, RiskLevel.MEDIUM)));
		});
		return users;
	}

	private static long at(Map<String, Long> levels, RiskLevel level) {
		return levels.getOrDefault(level.wire(), 0L);
	}

	private static Statistics.UserCounts at(NavigableMap<LocalDate, Statistics.UserCounts> users, LocalDate date) {
		Map.Entry<LocalDate, Statistics.UserCounts> entry = users.floorEntry(date);
		return (entry != null) ? entry.getValue() : new Statistics.UserCounts(0, 0, 0);
	}

	private static SortedMap<String, Statistics.EventCounts> byBehavior(List<TallyCount> counts) {
		SortedMap<String, Statistics.EventCounts> events = new TreeMap<>();
		counts.forEach((count) -> events.merge(count.key(), (count.kind() == TallyKind.FOUND)
				? new Statistics.EventCounts(0, count.count()) : new Statistics.EventCounts(count.count(), 0),
				Statistics.EventCounts::plus));
		return events;
	}

}
