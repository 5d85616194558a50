package io.ztrisk.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The rate limit of a token, and the headers that tell it.
 *
 * @param calls Maximum number of calls of one token in a window, at least 1. Deliveries
 * of events and logs are not counted.
 * @param window Length of a window, at least one second. It begins with the token's first
 * call.
 */
@ConfigurationProperties("ztrisk.rate-limit")
public record RateLimit(@DefaultValue("1200") int calls, @DefaultValue("5m") Duration window) {

	/** The header that tells what is left of the limit. */
	public static final String LEFT = "Ratelimit";

	/** The header that tells the limit. */
	static final String POLICY = "Ratelimit-Policy";

	public RateLimit {
		if (calls < 1 || window.toSeconds() < 1) {
			throw new IllegalArgumentException("ztrisk.rate-limit needs at least one call and a window of a second");
		}
	}

	/**
	 * The headers of every answer, with the whole limit left. Authentication replaces
	 * what is left by the caller's.
	 */
	public SequencedMap<String, String> headers() {
		SequencedMap<String, String> headers = new LinkedHashMap<>();
		headers.put(POLICY, policy());
		headers.put(LEFT, whole());
		return headers;
	}

	/**
	 * The limit.
	 */
	String policy() {
		return "\"default\";q=" + this.calls + ";w=" + this.window.toSeconds();
	}

	/**
	 * What is left where nobody is known to whom calls could be counted: all.
	 */
	String whole() {
		return left(this.calls, 0);
	}

	/**
	 * What is left of the limit.
	 * @param calls how many
	 * @param seconds until all of it is there again
	 */
	public static String left(long calls, long seconds) {
		return "\"default\";r=" + calls + ";t=" + seconds;
	}

}
