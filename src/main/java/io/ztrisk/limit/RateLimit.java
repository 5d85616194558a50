package io.ztrisk.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rate limit of a token, and its response headers.
 *
 * @param calls Maximum number of calls of one token in a window; at least 1. Deliveries
 * of events and logs are not counted. Each server counts by itself.
 * @param window Length of a window of ztrisk.rate-limit.calls; at least one second. It
 * begins with the token's first call.
 */
@ConfigurationProperties("ztrisk.rate-limit")
public record RateLimit(@DefaultValue("1200") int calls, @DefaultValue("5m") Duration window) {

	/** The header with the calls that remain in the window. */
	public static final String REMAINING = "Ratelimit";

	public RateLimit {
		if (calls < 1 || window.toSeconds() < 1) {
			throw new IllegalArgumentException("ztrisk.rate-limit needs at least one call and a window of a second");
		}
	}

	/**
	 * The headers of every answer, with all calls remaining. Authentication replaces
	 * these values by those of the caller.
	 */
	public SequencedMap<String, String> headers() {
		SequencedMap<String, String> headers = new LinkedHashMap<>();
		headers.put("Ratelimit-Policy", "\"default\";q=" + this.calls + ";w=" + this.window.toSeconds());
		headers.put(REMAINING, remaining(this.calls, 0));
		return headers;
	}

	/** The value of {@link #REMAINING}, with the seconds until the window ends. */
	public static String remaining(long calls, long seconds) {
		return "\"default\";r=" + calls + ";t=" + seconds;
	}

}
