package io.ztrisk.snapshot;

import java.io.IOException;

/**
 * How fast a reader takes an answer. Only the time counts in which the answer waited for
 * its reader: a slow database is not the reader's doing.
 */
final class ReadingRate {

	private final double nanosPerByte;

	private final long graceNanos;

	private long bytes;

	private long nanos;

	ReadingRate(SnapshotProperties properties) {
		this.nanosPerByte = 1e9 / properties.minRate().toBytes();
		this.graceNanos = properties.grace().toNanos();
	}

	/**
	 * Takes note of a write.
	 * @param written how many bytes it had
	 * @param waited how many nanoseconds it took
	 * @throws IOException if the reader has been too slow for too long
	 */
	void took(int written, long waited) throws IOException {
		this.bytes += written;
		this.nanos += waited;
		if (this.nanos > this.graceNanos + this.bytes * this.nanosPerByte) {
			throw new IOException(
					"The reader is too slow: %d bytes in %d ms".formatted(this.bytes, this.nanos / 1_000_000));
		}
	}

}
