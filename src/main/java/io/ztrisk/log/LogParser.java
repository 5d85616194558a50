package io.ztrisk.log;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.format.Timestamps;
import io.ztrisk.scan.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * Parses the lines of activity logs.
 */
public final class LogParser {

	private final TimeLimits limits;

	private final Map<Dataset, RecordParser> parsers = new HashMap<>();

	/**
	 * Creates a parser for one batch.
	 * @param horizon the maximum age of a record
	 */
	public LogParser(Clock clock, Duration horizon) {
		this.limits = new TimeLimits(clock.instant().minus(horizon), clock.instant().plus(Timestamps.MAX_AHEAD));
	}

	/**
	 * Parses a line that is one record.
	 * @throws BadLineException if it is not a record of the dataset
	 */
	public ParsedLine parse(Dataset dataset, Line line) {
		line.requireWhole();
		try {
			return parser(dataset).parse(line.bytes());
		}
		catch (MalformedJsonException ex) {
			throw MalformedLine.explain(line, ex);
		}
	}

	/**
	 * Parses a line.
	 * @return null if it may be an object around records
	 * @throws BadLineException if it is not a record of the dataset
	 */
	public @Nullable ParsedLine parseUnlessWrapped(Dataset dataset, Line line) {
		if (line.isElement() || dataset.wrappers().isEmpty()) {
			return parse(dataset, line);
		}
		line.requireWhole();
		try {
			return parser(dataset).parseUnlessWrapped(line.bytes());
		}
		catch (MalformedJsonException ex) {
			return null;
		}
	}

	private RecordParser parser(Dataset dataset) {
		return this.parsers.computeIfAbsent(dataset, (added) -> added.newParser(this.limits));
	}

}
