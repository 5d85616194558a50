package io.ztrisk.user;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which e-mail or name a user shows.
 */
class LatestTextTests {

	private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

	private static final Instant SECOND = Instant.parse("2025-01-02T00:00:00Z");

	private final LatestText first = LatestText.NOTHING.or("b", FIRST);

	@Test
	void newestTextIsKept() {
		assertThat(this.first.or("a", SECOND)).isEqualTo(new LatestText("a", SECOND));
		assertThat(LatestText.NOTHING.or("a", SECOND).or("b", FIRST)).isEqualTo(new LatestText("a", SECOND));
	}

	@Test
	void greaterTextIsKeptIfBothHaveTheSameTime() {
		assertThat(this.first.or("a", FIRST)).isSameAs(this.first);
		assertThat(this.first.or("c", FIRST)).isEqualTo(new LatestText("c", FIRST));
	}

	@Test
	void anEmptyTextReplacesNothing() {
		assertThat(this.first.or("", SECOND)).isSameAs(this.first);
		assertThat(this.first.or(null, SECOND)).isSameAs(this.first);
	}

	@Test
	void aTextBefore1970ReplacesAnEmptyOne() {
		Instant old = Instant.EPOCH.minusSeconds(1);
		assertThat(LatestText.NOTHING.or("a", old)).isEqualTo(new LatestText("a", old));
	}

}
