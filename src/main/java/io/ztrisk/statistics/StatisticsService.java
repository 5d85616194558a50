package io.ztrisk.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.event.EventRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Reads the statistics of an account.
 */
@Service
class StatisticsService {

	/** A day after each day on which a level changes. */
	private static final LocalDate END = LocalDate.of(9999, 12, 31);

	private static final SortedMap<String, Statistics.EventCounts> NO_EVENTS = Collections.emptySortedMap();

	private final TallyRepository tallies;

	private final EventRepository events;

	private final Clock clock;

	StatisticsService(TallyRepository tallies, EventRepository events, Clock clock) {
		this.tallies = tallies;
		this.events = events;
		this.clock = clock;
	}

	/** The statistics of some days; by default of the last 30. */
	Statistics of(AccountId account, @Nullable String since, @Nullable String until) {
		StatisticsPeriod period = StatisticsPeriod.parse(since, until,
				LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC));
		NavigableMap<LocalDate, Statistics.UserCounts> users = users(account);
		Map<LocalDate, SortedMap<String, Statistics.EventCounts>> events = events(account, period);
		List<Statistics.Day> days = period.since()
			.datesUntil(period.until().plusDays(1))
			.map((date) -> new Statistics.Day(date, events.getOrDefault(date, NO_EVENTS), at(users, date)))
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

	/** The numbers of events by day and behaviour. */
	private Map<LocalDate, SortedMap<String, Statistics.EventCounts>> events(AccountId account,
			StatisticsPeriod period) {
		Map<LocalDate, SortedMap<String, Statistics.EventCounts>> events = new HashMap<>();
		this.tallies.counts(account.value(), EnumSet.of(TallyKind.FOUND), period.since(), period.until())
			.stream()
			.filter((found) -> found.count() != 0)
			.forEach((found) -> add(events, found.day(), found.key(), new Statistics.EventCounts(0, found.count())));
		this.events
			.countDismissed(account.value(), period.since().atStartOfDay().toInstant(ZoneOffset.UTC),
					period.until().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))
			.forEach((dismissed) -> add(events, dismissed.getDay(), dismissed.getBehavior(),
					new Statistics.EventCounts(dismissed.getEvents(), 0)));
		return events;
	}

	private static void add(Map<LocalDate, SortedMap<String, Statistics.EventCounts>> events, LocalDate day,
			String behavior, Statistics.EventCounts counts) {
		events.computeIfAbsent(day, (date) -> new TreeMap<>()).merge(behavior, counts, Statistics.EventCounts::plus);
	}

}
