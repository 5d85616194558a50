package io.ztrisk.rule;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.ztrisk.condition.Fields;

/**
 * Which findings of a user are one event: those in the same UTC period with the same
 * values.
 *
 * @param unit minutes, hours or days
 * @param fields at most three
 */
public record EventPeriod(ChronoUnit unit, List<String> fields) {

	static final EventPeriod HOUR = new EventPeriod(ChronoUnit.HOURS, List.of());

	/** The bucket of a record: the start of the period, and each value after a tab. */
	public String bucket(Instant at, Fields record) {
		StringBuilder bucket = new StringBuilder(at.truncatedTo(this.unit).toString());
		this.fields.forEach(
				(field) -> bucket.append('\t').append(RuleValues.of(record, field).stream().findFirst().orElse("")));
		return bucket.toString();
	}

}
