package io.ztrisk.system;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.ztrisk.test.ApiClient;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.fail;

/**
 * A client that sends batches over several connections at once, each until it is answered
 * with success.
 */
final class BatchSender implements AutoCloseable {

	private final ApiClient api;

	private final List<FaultCorpus.Batch> batches;

	private final Queue<FaultCorpus.Batch> left;

	private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

	private final List<Future<?>> running = new ArrayList<>();

	private volatile boolean repeated;

	private volatile Duration pause = Duration.ZERO;

	private final AtomicInteger broken = new AtomicInteger();

	private final AtomicInteger refused = new AtomicInteger();

	BatchSender(int port, List<FaultCorpus.Batch> batches, int connections) {
		this.api = new ApiClient(port);
		this.batches = batches;
		this.left = new ConcurrentLinkedQueue<>(batches);
		for (int i = 0; i < connections; i++) {
			this.running.add(this.senders.submit(this::send));
		}
	}

	private Void send() throws InterruptedException {
		for (FaultCorpus.Batch batch = next(); batch != null; batch = next()) {
			while (!deliver(batch)) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
			Thread.sleep(this.pause);
		}
		return null;
	}

	private FaultCorpus.@Nullable Batch next() {
		FaultCorpus.Batch next = this.left.poll();
		if (next == null && this.repeated) {
			this.left.addAll(this.batches);
			next = this.left.poll();
		}
		return next;
	}

	private boolean deliver(FaultCorpus.Batch batch) {
		try {
			HttpResponse<String> answer = this.api.send(batch.request(this.api));
			switch (answer.statusCode()) {
				case 200 -> {
					return true;
				}
				case 503 -> this.refused.incrementAndGet();
				// A load balancer says that the server has stopped.
				case 502 -> this.broken.incrementAndGet();
				default -> fail(answer.statusCode() + " " + answer.body());
			}
		}
		catch (UncheckedIOException ex) {
			// No server listens, or the server has stopped.
			this.broken.incrementAndGet();
		}
		return false;
	}

	/**
	 * Whether all batches are sent again once each was answered, until this is
	 * {@code false}.
	 */
	void repeat(boolean repeated) {
		this.repeated = repeated;
	}

	/**
	 * How long each connection rests after a batch.
	 */
	void pause(Duration pause) {
		this.pause = pause;
	}

	List<FaultCorpus.Batch> batches() {
		return this.batches;
	}

	/**
	 * Whether something is still to be delivered.
	 * @throws Exception what stopped a sender
	 */
	boolean isUnderWay() throws Exception {
		boolean underWay = false;
		for (Future<?> sender : this.running) {
			if (sender.isDone()) {
				sender.get();
			}
			else {
				underWay = true;
			}
		}
		return underWay;
	}

	/**
	 * Waits until all is delivered.
	 * @throws Exception what stopped a sender
	 */
	void await() throws Exception {
		for (Future<?> sender : this.running) {
			sender.get();
		}
	}

	/**
	 * Returns the number of calls without a response.
	 */
	int broken() {
		return this.broken.get();
	}

	/**
	 * Returns the number of calls that got the error of an unavailable server.
	 */
	int refused() {
		return this.refused.get();
	}

	@Override
	public void close() {
		this.senders.shutdownNow();
	}

}
