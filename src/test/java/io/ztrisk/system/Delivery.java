package io.ztrisk.system;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that sends batches over several connections at once, each until it is answered
 * with success, and never again after that.
 */
final class Delivery implements AutoCloseable {

	private final ApiClient api;

	private final List<FaultCorpus.Batch> batches;

	private final Queue<FaultCorpus.Batch> left;

	private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();

	private final List<Future<?>> running = new ArrayList<>();

	private final AtomicInteger broken = new AtomicInteger();

	private final AtomicInteger refused = new AtomicInteger();

	Delivery(int port, List<FaultCorpus.Batch> batches, int connections) {
		this.api = new ApiClient(port);
		this.batches = batches;
		this.left = new ConcurrentLinkedQueue<>(batches);
		for (int i = 0; i < connections; i++) {
			this.running.add(this.senders.submit(this::send));
		}
	}

	private Void send() throws InterruptedException {
		for (FaultCorpus.Batch batch = this.left.poll(); batch != null; batch = this.left.poll()) {
			while (!deliver(batch)) {
				TimeUnit.MILLISECONDS.sleep(20);
			}
		}
		return null;
	}

	private boolean deliver(FaultCorpus.Batch batch) {
		try {
			HttpResponse<String> answer = this.api.send(batch.request(this.api));
			if (answer.statusCode() != 503) {
				assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
				return true;
			}
			this.refused.incrementAndGet();
		}
		catch (UncheckedIOException ex) {
			// No server listens, or the server has stopped.
			this.broken.incrementAndGet();
		}
		return false;
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
