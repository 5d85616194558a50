package io.ztrisk.ingest;

import java.time.Clock;
import java.time.Duration;

import io.ztrisk.log.LogParser;
import io.ztrisk.retention.Periods;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Makes a parser for each batch of logs.
 */
@Component
class LogParsers {

	private final JsonMapper mapper;

	private final Clock clock;

	private final Duration horizon;

	LogParsers(JsonMapper mapper, Clock clock, Periods periods) {
		this.mapper = mapper;
		this.clock = clock;
		this.horizon = periods.horizon();
	}

	LogParser reader() {
		return new LogParser(this.mapper, this.clock, this.horizon);
	}

}
