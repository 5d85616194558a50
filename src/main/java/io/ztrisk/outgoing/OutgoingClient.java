package io.ztrisk.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;

import io.ztrisk.place.Network;

/**
 * The only way out of the server to URLs that accounts choose. It checks the addresses of
 * each connection, ends each request in time, and tells one word of a failure.
 */
public class OutgoingClient implements AutoCloseable {

	/** The maximum number of requests at the same time, and of connections. */
	static final int MAX_REQUESTS = 160;

	private final AddressGuard guard;

	private final GuardedHttpClient http;

	private final AnswerReader reader;

	private final long nanos;

	private final Semaphore permits = new Semaphore(MAX_REQUESTS);

	private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1,
			Thread.ofPlatform().name("outgoing-timer").daemon().factory());

	/**
	 * Creates a client.
	 * @param allowed networks that requests may reach although they are not public
	 * @param total the maximum time of a request
	 */
	OutgoingClient(Addresses addresses, List<Network> allowed, SSLContext tls, String userAgent, Clock clock,
			Duration total) {
		this.guard = new AddressGuard(allowed);
		this.http = new GuardedHttpClient(new GuardedResolver(addresses, this.guard), tls, userAgent, MAX_REQUESTS,
				total);
		this.reader = new AnswerReader(clock);
		this.nanos = total.toNanos();
		this.timer.setRemoveOnCancelPolicy(true);
	}

	/**
	 * Checks a new URL.
	 * @throws OutgoingUrlException whose message says what the URL must be
	 */
	OutgoingUrl check(String value) {
		OutgoingUrl url = OutgoingUrl.parse(value);
		this.guard.problem(url).ifPresent((problem) -> {
			throw new OutgoingUrlException(problem);
		});
		return url;
	}

	/**
	 * The problem of a new URL; empty if there is none. A name is not looked up: it may
	 * not be there yet, and may change.
	 */
	public Optional<String> problem(String value) {
		try {
			check(value);
			return Optional.empty();
		}
		catch (OutgoingUrlException ex) {
			return Optional.ofNullable(ex.getMessage());
		}
	}

	/**
	 * Sends a request once, and waits at most 20 s for the whole answer. The guard is
	 * asked again at each connection. No failure throws.
	 */
	public OutgoingAnswer send(OutgoingRequest request) {
		Exchange exchange = new Exchange(request);
		try {
			if (!this.permits.tryAcquire(this.nanos, TimeUnit.NANOSECONDS)) {
				return exchange.failure(OutgoingError.TIMEOUT);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return exchange.failure(OutgoingError.CLOSED);
		}
		try {
			return exchange.run(this.http, this.reader, this.timer, this.nanos);
		}
		finally {
			this.permits.release();
		}
	}

	/** Waits for the requests under way, which end in time. */
	@Override
	public void close() {
		try {
			this.permits.tryAcquire(MAX_REQUESTS, this.nanos, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.http.close();
		this.timer.shutdownNow();
	}

}
