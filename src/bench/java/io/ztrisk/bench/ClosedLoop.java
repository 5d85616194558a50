package io.ztrisk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that each send their next request when the last one has been answered.
 *
 * @param connections the number of connections
 * @param time how long
 * @param requests taken in turn
 */
record ClosedLoop(int connections, Duration time, List<byte[]> requests) {

	/**
	 * Runs against a port.
	 */
	Sample run(int port) throws Exception {
		try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
			long start = System.nanoTime();
			long until = start + this.time.toNanos();
			List<Callable<long[]>> loops = new ArrayList<>();
			for (int i = 0; i < this.connections; i++) {
				int first = i * this.requests.size() / this.connections;
				loops.add(() -> loop(port, first, until));
			}
			List<long[]> latencies = new ArrayList<>();
			for (Future<long[]> loop : clients.invokeAll(loops)) {
				latencies.add(loop.get());
			}
			long nanos = System.nanoTime() - start;
			return Sample.of(latencies.stream().flatMapToLong(Arrays::stream).toArray(), nanos);
		}
	}

	private long[] loop(int port, int first, long until) throws Exception {
		long[] latencies = new long[1 << 10];
		int count = 0;
		try (Connection connection = new Connection(port)) {
			long before = System.nanoTime();
			for (int next = first; before < until; next++) {
				connection.call(this.requests.get(next % this.requests.size()), Connection.Sink.NONE);
				long now = System.nanoTime();
				if (count == latencies.length) {
					latencies = Arrays.copyOf(latencies, 2 * count);
				}
				latencies[count++] = now - before;
				before = now;
			}
		}
		return Arrays.copyOf(latencies, count);
	}

}
