package io.ztrisk.limit;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.bucket4j.TimeMeter;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which counts the rate limiter keeps.
 */
class RateLimiterTests {

	@Test
	void tokensBeyondTenThousandAreEvicted() {
		RateLimiter limiter = new RateLimiter(new RateLimit(1, Duration.ofMinutes(5)), TimeMeter.SYSTEM_NANOTIME);
		List<String> tokens = IntStream.range(0, 11_000).mapToObj((number) -> "token" + number).toList();
		tokens.forEach((token) -> limiter.count(token, new MockHttpServletResponse()));
		assertThat(tokens).filteredOn((token) -> isEvicted(limiter, token)).hasSizeGreaterThanOrEqualTo(1000);
	}

	private static boolean isEvicted(RateLimiter limiter, String token) {
		MockHttpServletResponse response = new MockHttpServletResponse();
		limiter.setHeader(token, response);
		return "\"default\";r=1;t=0".equals(response.getHeader("Ratelimit"));
	}

}
