package io.ztrisk.ingest;

import java.time.Clock;
import java.time.Duration;

import io.ztrisk.detection.LogReader;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes readers of logs, each for a batch that comes now.
 */
@Component
class LogReaders {

	private final JsonMapper mapper;

	private final Clock clock;

	private final Duration horizon;

	LogReaders(JsonMapper mapper, Clock clock, @Value("${ztrisk.horizon}") Duration horizon) {
		this.mapper = mapper;
		this.clock = clock;
		this.horizon = horizon;
	}

	LogReader reader() {
		return new LogReader(this.mapper, this.clock, this.horizon);
	}

}
