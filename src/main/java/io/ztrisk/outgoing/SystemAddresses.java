package io.ztrisk.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Looks up addresses by the resolver of the operating system. It blocks the thread that
 * carries a virtual thread, perhaps for long, so that look-ups have threads of their own.
 */
@Component
class SystemAddresses implements Addresses, DisposableBean {

	private static final Duration MAX_WAIT = Duration.ofSeconds(5);

	private static final int MAX_LOOK_UPS = 256;

	private final ThreadPoolExecutor lookUps = new ThreadPoolExecutor(0, MAX_LOOK_UPS, 10, TimeUnit.SECONDS,
			new SynchronousQueue<>(), Thread.ofPlatform().name("look-up-", 0).daemon().factory());

	@Override
	public List<InetAddress> of(String host) throws UnknownHostException {
		try {
			Future<InetAddress[]> found = this.lookUps.submit(() -> InetAddress.getAllByName(host));
			return List.of(found.get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UnknownHostException();
		}
		catch (ExecutionException | TimeoutException | RejectedExecutionException | CancellationException ex) {
			throw new UnknownHostException();
		}
	}

	@Override
	public void destroy() {
		this.lookUps.shutdownNow();
	}

}
