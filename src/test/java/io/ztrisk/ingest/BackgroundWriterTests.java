package io.ztrisk.ingest;

import java.util.concurrent.atomic.AtomicReference;

import io.ztrisk.test.OldestPostgresTest;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is stored while more is read.
 */
@OldestPostgresTest
class BackgroundWriterTests {

	@Test
	void whatIsLoggedMeanwhileBearsTheIdOfTheRequest() {
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
