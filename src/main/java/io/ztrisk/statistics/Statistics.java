package io.ztrisk.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.ApiSchema;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of an account.
 *
 * @param recordedSince the first day whose users are known, null if there is none yet
 */
@ApiSchema("Statistics")
record Statistics(List<Day> days, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate recordedSince) {

	/**
	 * The statistics of a UTC day.
	 *
	 * @param events by behaviour
	 */
	@ApiSchema("DayStatistics")
	record Day(LocalDate date, SortedMap<String, EventCounts> events, UserCounts users) {

	}

	/**
	 * The numbers of events of a day and a behaviour.
	 *
	 * @param dismissed those of the found events that are dismissed now
	 * @param found the events with a time of this day
	 */
	@ApiSchema("EventCounts")
	record EventCounts(long dismissed, long found) {

		EventCounts plus(EventCounts other) {
			return new EventCounts(this.dismissed + other.dismissed, this.found + other.found);
		}

	}

	/**
	 * The numbers of users by level at the end of a day.
	 */
	@ApiSchema("UserCounts")
	record UserCounts(long high, long low, long medium) {

	}

}
