package io.ztrisk.ingest;

import java.time.Clock;
import java.time.Duration;

import io.ztrisk.log.LogReader;
import io.ztrisk.retention.Periods;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Makes readers of logs, each for a batch that comes now.
 */
@Component
class LogReaders {

	private final JsonMapper mapper;

	private final Clock clock;

	private final Duration horizon;

	LogReaders(JsonMapper mapper, Clock clock, Periods periods) {
		this.mapper = mapper;
		this.clock = clock;
		this.horizon = periods.horizon();
	}

	LogReader reader() {
		return new LogReader(this.mapper, this.clock, this.horizon);
	}

}
