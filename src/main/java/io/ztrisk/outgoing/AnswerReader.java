package io.ztrisk.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the answers of receivers: of a body as much as is allowed, and of its text only a
 * known reason.
 */
class AnswerReader {

	/** With the head, 64 KiB. */
	static final int MAX_BODY = (64 << 10) - BoundedHead.MAX_LENGTH;

	private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

	/** A number of more digits is longer than the maximum, leading zeros aside. */
	private static final int MAX_DIGITS = 9;

	private static final Pattern SECONDS = Pattern.compile("[0-9]+");

	/** Reasons that a retry does not change (RFC 8935, section 2.4). */
	private static final Set<String> FINAL = Set.of("invalid_request", "invalid_state");

	/** Reasons that somebody must set right. */
	private static final Set<String> CURABLE = Set.of("access_denied", "authentication_failed", "invalid_audience",
			"invalid_issuer", "invalid_key");

	private final Clock clock;

	AnswerReader(Clock clock) {
		this.clock = clock;
	}

	/** Reads a body to its end, or as much as is allowed. */
	Body body(ClassicHttpResponse response) throws IOException {
		HttpEntity entity = response.getEntity();
		if (entity == null) {
			return new Body(new byte[0], true);
		}
		InputStream stream = entity.getContent();
		byte[] bytes = stream.readNBytes(MAX_BODY);
		return new Body(bytes, stream.read() < 0);
	}

	OutgoingAnswer answer(ClassicHttpResponse response, Body body, long milliseconds) {
		int status = response.getCode();
		if (status >= HttpStatus.SC_OK && status < HttpStatus.SC_REDIRECTION) {
			return new OutgoingAnswer(null, status, null, null, milliseconds);
		}
		String err = (status == HttpStatus.SC_BAD_REQUEST) ? body.err() : null;
		boolean rejected = err != null && FINAL.contains(err);
		return new OutgoingAnswer(rejected ? OutgoingError.REJECTED : OutgoingError.HTTP, status,
				retryAfter(response.getFirstHeader(HttpHeaders.RETRY_AFTER)).orElse(null), err, milliseconds);
	}

	/** Seconds, or a date (RFC 9110, section 10.2.3). */
	private Optional<Duration> retryAfter(@Nullable Header header) {
		String value = (header != null && header.getValue() != null) ? header.getValue().strip() : "";
		Duration wait;
		if (SECONDS.matcher(value).matches()) {
			wait = (value.length() > MAX_DIGITS) ? MAX_RETRY_AFTER : Duration.ofSeconds(Long.parseLong(value));
		}
		else {
			Instant until = DateUtils.parseStandardDate(value);
			if (until == null) {
				return Optional.empty();
			}
			wait = Duration.between(this.clock.instant(), until);
		}
		return Optional
			.of((wait.compareTo(MAX_RETRY_AFTER) > 0) ? MAX_RETRY_AFTER : wait.isNegative() ? Duration.ZERO : wait);
	}

	/**
	 * The beginning of a body.
	 *
	 * @param whole whether it is all of it
	 */
	record Body(byte[] bytes, boolean whole) {

		/** The reason in an object of RFC 8935, if it is a known one. */
		private @Nullable String err() {
			try {
				String err = this.whole ? JsonMapper.shared().readTree(this.bytes).path("err").asString("") : "";
				return (FINAL.contains(err) || CURABLE.contains(err)) ? err : null;
			}
			catch (JacksonException ex) {
				return null;
			}
		}

	}

}
