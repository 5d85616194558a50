package io.ztrisk.access;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Set;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.limit.RequestBulkhead;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The hashes of credentials that were valid at their last look-up. They may be invalid
 * now.
 */
class KnownHashes {

	private static final int MAX_HASHES = 10_000;

	private final Set<ByteBuffer> hashes = Collections.newSetFromMap(
			Caffeine.newBuilder().maximumSize(MAX_HASHES).executor(Runnable::run).<ByteBuffer, Boolean>build().asMap());

	private final Bulkhead lookUps;

	private final RequestBulkhead calls;

	KnownHashes(Bulkhead lookUps, RequestBulkhead calls) {
		this.lookUps = lookUps;
		this.calls = calls;
	}

	/**
	 * Acquires the permit of a call, and looks up its credentials. Unknown ones are also
	 * looked up before, a few at a time, so that calls with invalid credentials get no
	 * permit.
	 * @param lookUp throws an exception if the credentials are invalid
	 */
	<T> T lookUp(ByteBuffer hash, HttpServletRequest request, Supplier<T> lookUp) {
		if (!this.hashes.contains(hash)) {
			try (Bulkhead.Permit _ = this.lookUps.acquire(1)) {
				lookUp.get();
			}
		}
		this.calls.acquire(request);
		return lookUp.get();
	}

	/** Records the outcome of a look-up. */
	void record(ByteBuffer hash, boolean valid) {
		if (valid) {
			this.hashes.add(hash);
		}
		else {
			this.hashes.remove(hash);
		}
	}

}
