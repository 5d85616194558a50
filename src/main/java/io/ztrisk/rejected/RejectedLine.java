package io.ztrisk.rejected;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.body.Line;
import org.jspecify.annotations.Nullable;

/**
 * A line that is set aside.
 *
 * @param id made of the dataset and the whole line
 * @param dataset that of a log, or {@link #EVENTS}
 * @param line its number in its body, from 1
 * @param reason why
 * @param receivedAt when its body came
 * @param bytes null where nothing may be kept
 * @param replayable whether the bytes are the whole line
 */
public record RejectedLine(UUID id, String dataset, long line, String reason, Instant receivedAt,
		byte @Nullable [] bytes, boolean replayable) {

	/** What reported events stand under. */
	public static final String EVENTS = "events";

	/** How many characters of a reason are kept. */
	private static final int MOST_REASON = 300;

	/**
	 * A line with all that may be kept of it.
	 */
	static RejectedLine of(String dataset, Line line, String reason, Instant receivedAt) {
		return new RejectedLine(line.id(dataset), dataset, line.number(), clean(reason), receivedAt, line.bytes(),
				line.rest() == null);
	}

	/**
	 * The same line with nothing of its text: what the reason quotes of it neither.
	 */
	RejectedLine withoutText() {
		return new RejectedLine(this.id, this.dataset, this.line, this.reason.split(": ", 2)[0], this.receivedAt, null,
				false);
	}

	/**
	 * The line as it came.
	 * @throws IllegalStateException if not all of it was kept
	 */
	public Line asLine() {
		if (this.bytes == null || !this.replayable) {
			throw new IllegalStateException("Not all of the line was kept");
		}
		return new Line(this.line, this.bytes, null, false);
	}

	/**
	 * Takes out what a database does not take, which a reason may quote of its line.
	 */
	private static String clean(String reason) {
		return reason.codePoints()
			.limit(MOST_REASON)
			.map((c) -> (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) ? 0xfffd : c)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
