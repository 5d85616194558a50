package io.ztrisk.ingest;

import java.util.concurrent.atomic.AtomicReference;

import io.ztrisk.test.OldestPostgresTest;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the log messages of a task.
 */
@OldestPostgresTest
class BackgroundTaskTests {

	@Test
	void logLinesOfATaskHaveTheIdOfTheRequest() {
		AtomicReference<String> seen = new AtomicReference<>();
		MDC.put("requestId", "r1");
		try (BackgroundTask task = new BackgroundTask()) {
			task.start(() -> seen.set(MDC.get("requestId")));
			task.await();
		}
		finally {
			MDC.clear();
		}
		assertThat(seen).hasValue("r1");
	}

}
