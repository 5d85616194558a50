package io.ztrisk.ingest;

import java.util.concurrent.atomic.AtomicReference;

import io.ztrisk.test.OldestPostgresTest;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a part is stored while the next one is read.
 */
@OldestPostgresTest
class BackgroundWriterTests {

	@Test
	void logLinesOfTheWriterHaveTheIdOfTheRequest() {
		AtomicReference<String> seen = new AtomicReference<>();
		MDC.put("requestId", "r1");
		try (BackgroundWriter storing = new BackgroundWriter()) {
			storing.next(() -> seen.set(MDC.get("requestId")));
			storing.await();
		}
		finally {
			MDC.clear();
		}
		assertThat(seen).hasValue("r1");
	}

}
