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
	 * Adds a read or a write.
	 * @param waited its duration in nanoseconds
	 * @return whether the client has been too slow for too long
	 */
	public boolean isTooSlow(int transferred, long waited) {
		this.bytes += transferred;
		this.nanos += waited;
		return this.nanos > this.gracePeriodNanos + this.bytes * this.nanosPerByte;
	}

}
