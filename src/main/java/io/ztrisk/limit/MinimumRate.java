package io.ztrisk.limit;

/**
 * The minimum rate at which a client must send or read. Only the time counts in which the
 * server waits for the client.
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
	 * Notes a read or a write.
	 * @param moved its number of bytes
	 * @param waited its duration in nanoseconds
	 * @return whether the client has been too slow for too long
	 */
	public boolean isTooSlow(int moved, long waited) {
		this.bytes += moved;
		this.nanos += waited;
		return this.nanos > this.gracePeriodNanos + this.bytes * this.nanosPerByte;
	}

}
