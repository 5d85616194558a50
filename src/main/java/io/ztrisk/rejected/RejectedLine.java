package io.ztrisk.rejected;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.body.Line;
import io.ztrisk.cloudflare.CloudflareDataset;
import org.jspecify.annotations.Nullable;

/**
 * A line that was rejected.
 *
 * @param id a hash of the dataset, of the whole line, and of whether it was a record in
 * an object around it
 * @param dataset the key of a dataset, or {@link #EVENTS}
 * @param line the number in the body, from 1
 * @param reason the reason for people
 * @param receivedAt the time at which the body arrived
 * @param bytes null if the text must not be kept
 * @param replayable whether the bytes are the whole line
 * @param element whether it was a record in an object around it
 */
public record RejectedLine(UUID id, String dataset, long line, String reason, Instant receivedAt,
		byte @Nullable [] bytes, boolean replayable, boolean element) {

	/** Stands for a dataset in rejected lines of reported events. */
	public static final String EVENTS = "events";

	private static final int MAX_REASON_LENGTH = 300;

	/** The text of a copy of DLP is not kept. */
	public static RejectedLine of(String dataset, Line line, String reason, Instant receivedAt) {
		RejectedLine rejected = new RejectedLine(line.id(dataset), dataset, line.number(), clean(reason), receivedAt,
				line.bytes(), line.rest() == null, line.isElement());
		return dataset.equals(CloudflareDataset.DLP_FORENSIC_COPIES.key()) ? rejected.withoutText() : rejected;
	}

	/** A record in this line that is rejected. */
	public RejectedLine record(Line record, String reason) {
		return of(this.dataset, record, record.explain(reason), this.receivedAt);
	}

	/** The same line without its text, and without quotes of the text in the reason. */
	RejectedLine withoutText() {
		return new RejectedLine(this.id, this.dataset, this.line, this.reason.split(": ", 2)[0], this.receivedAt, null,
				false, this.element);
	}

	/**
	 * The line as it was sent.
	 * @throws IllegalStateException if the line is not complete
	 */
	public Line asLine() {
		if (this.bytes == null || !this.replayable) {
			throw new IllegalStateException("The line was not stored as a whole");
		}
		return new Line(this.line, this.element ? 1 : 0, this.bytes, null, false);
	}

	/** Replaces characters that the database refuses. A reason may quote them. */
	private static String clean(String reason) {
		return reason.codePoints()
			.limit(MAX_REASON_LENGTH)
			.map((c) -> (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) ? 0xfffd : c)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
