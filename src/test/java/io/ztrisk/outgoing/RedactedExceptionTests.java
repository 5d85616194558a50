package io.ztrisk.outgoing;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log shows of an exception with a secret in its message.
 */
class RedactedExceptionTests {

	@Test
	void theLogShowsClassesAndFramesWithoutMessages() {
		StringWriter log = new StringWriter();
		new RedactedException(new IllegalStateException("secret", new IllegalArgumentException("secret")))
			.printStackTrace(new PrintWriter(log, true));
		assertThat(log.toString()).doesNotContain("secret")
			.contains("java.lang.IllegalStateException",
					"Caused by: " + RedactedException.class.getName() + ": java.lang.IllegalArgumentException",
					"at " + RedactedExceptionTests.class.getName()
							+ ".theLogShowsClassesAndFramesWithoutMessages(RedactedExceptionTests.java:");
	}

}
