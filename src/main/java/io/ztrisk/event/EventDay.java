package io.ztrisk.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

import io.ztrisk.behavior.Behavior;

/**
 * The behaviour of an event, and the day of its time.
 *
 * @param date in UTC
 */
public record EventDay(Behavior behavior, LocalDate date) {

	static EventDay of(Behavior behavior, Instant at) {
		return new EventDay(behavior, at.atOffset(ZoneOffset.UTC).toLocalDate());
	}

}
