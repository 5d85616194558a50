package io.ztrisk.limit;

/**
 * The minimum rate at which the other side of a connection must send or read. Only the
 * time counts in which the server waits for it, not the time that the database takes.
 */
public final class MinimumRate {

	private final double nanosPerByte;

	private final long gracePeriodNanos;

	private long bytes;

	private long nanos;

	public MinimumRate(LimitProperties properties) {
		this.nanosPerByte = 1e9 / properties.minRate().toBytes();
		this.gracePeriodNanos = properties.gracePeriod().toNanos();
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
		return this.nanos > this.gracePeriodNanos + this.bytes * this.nanosPerByte;
	}

}
