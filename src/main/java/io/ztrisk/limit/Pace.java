package io.ztrisk.limit;

/**
 * How fast the other side of a connection takes or sends. Only the time counts in which
 * the server waited for it: a slow database is not its doing.
 */
public final class Pace {

	private final double nanosPerByte;

	private final long graceNanos;

	private long bytes;

	private long nanos;

	public Pace(LoadProperties properties) {
		this.nanosPerByte = 1e9 / properties.minRate().toBytes();
		this.graceNanos = properties.grace().toNanos();
	}

	/**
	 * Takes note of a read or a write.
	 * @param moved how many bytes it had
	 * @param waited how many nanoseconds it took
	 * @return whether the other side has been too slow for too long
	 */
	public boolean isTooSlow(int moved, long waited) {
		this.bytes += moved;
		this.nanos += waited;
		return this.nanos > this.graceNanos + this.bytes * this.nanosPerByte;
	}

}
