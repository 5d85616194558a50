package io.ztrisk.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Limits the rate of calls of each token, and of each session, on this server. Each
 * response has a header with the number of calls that are left. A token that was not used
 * for a window has all its calls again, so its count can be evicted.
 */
@Component
public class RateLimiter {

	private static final int MAX_TOKENS = 10_000;

	private static final long NANOS_PER_SECOND = 1_000_000_000;

	private final LoadingCache<String, Bucket> buckets;

	RateLimiter(RateLimit limit, TimeMeter time) {
		Bandwidth calls = Bandwidth.builder()
			.capacity(limit.calls())
			.refillIntervally(limit.calls(), limit.window())
			.build();
		this.buckets = Caffeine.newBuilder()
			.expireAfterAccess(limit.window())
			.maximumSize(MAX_TOKENS)
			.ticker(time::currentTimeNanos)
			.executor(Runnable::run)
			.build((id) -> Bucket.builder().addLimit(calls).withCustomTimePrecision(time).build());
	}

	/**
	 * Counts a call.
	 * @param id of the token or the session
	 * @throws ApiException if the call exceeds the limit
	 */
	public void count(String id, HttpServletResponse response) {
		var probe = this.buckets.get(id).tryConsumeAndReturnRemaining(1);
		setHeader(response, probe.getRemainingTokens(), probe.getNanosToWaitForReset());
		if (!probe.isConsumed()) {
			response.setHeader(HttpHeaders.RETRY_AFTER,
					Long.toString(roundUpToSeconds(probe.getNanosToWaitForRefill())));
			throw new ApiException(ErrorCode.RATE_LIMITED);
		}
	}

	/** Sets the header in the response to a call that does not count. */
	public void setHeader(String id, HttpServletResponse response) {
		var left = this.buckets.get(id).asVerbose().getAvailableTokens();
		setHeader(response, left.getValue(), left.getDiagnostics().calculateFullRefillingTime());
	}

	private static void setHeader(HttpServletResponse response, long calls, long nanos) {
		response.setHeader(RateLimit.REMAINING, RateLimit.remaining(calls, roundUpToSeconds(nanos)));
	}

	private static long roundUpToSeconds(long nanos) {
		return (nanos + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND;
	}

}
