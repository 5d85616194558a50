package io.ztrisk.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process of the same JVM and options on either side, that answers on a port.
 */
final class Program implements AutoCloseable {

	/** As in the image: a JVM of a gibibyte collects serially. */
	private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

	/** The maximum duration of a start. */
	private static final Duration START = Duration.ofMinutes(2);

	private final Process process;

	private final int port;

	private final long startNanos;

	private Program(Process process, int port, long startNanos) {
		this.process = process;
		this.port = port;
		this.startNanos = startNanos;
	}

	/**
	 * Starts the packaged server on a database and waits for its first answer.
	 */
	static Program server(String url) throws Exception {
		return server(url, jar(), List.of());
	}

	static Program server(String url, Path jar, List<String> options) throws Exception {
		int port = freePort();
		List<String> arguments = new ArrayList<>(options);
		arguments.addAll(List.of("-jar", jar.toString(), "--server.port=" + port, "--management.server.port=0",
				"--spring.datasource.url=" + url, "--spring.datasource.username=postgres",
				"--ztrisk.admin-token=" + Calls.TOKEN, "--ztrisk.rate-limit.calls=" + Calls.LIMIT));
		return start("server-" + port, port, arguments);
	}

	/**
	 * Starts the floor on a database and waits for its first answer.
	 */
	static Program floor(String url) throws Exception {
		int port = freePort();
		return start("floor", port, List.of("-cp", System.getProperty("java.class.path"), Floor.class.getName(),
				Integer.toString(port), url));
	}

	private static Program start(String name, int port, List<String> arguments) throws Exception {
		long start = System.nanoTime();
		Process process = new ProcessBuilder(command(arguments)).redirectErrorStream(true)
			.redirectOutput(new File("target/bench-" + name + ".log"))
			.start();
		try {
			awaitAnswer(process, port, start + START.toNanos());
		}
		catch (Exception ex) {
			process.destroyForcibly();
			throw ex;
		}
		return new Program(process, port, System.nanoTime() - start);
	}

	private static void awaitAnswer(Process process, int port, long until) throws Exception {
		byte[] request = Calls.get("behaviors", Calls.ACCOUNT);
		while (true) {
			try (Connection connection = new Connection(port)) {
				connection.call(request, Connection.Sink.NONE);
				return;
			}
			catch (IOException ex) {
				if (!process.isAlive() || System.nanoTime() > until) {
					throw new IllegalStateException("The process does not answer; see target/bench-*.log", ex);
				}
				// So short that a start is measured to two milliseconds.
				Thread.sleep(2);
			}
		}
	}

	int port() {
		return this.port;
	}

	/**
	 * Returns the time from the start of the process to the first answer.
	 */
	long startNanos() {
		return this.startNanos;
	}

	/**
	 * Returns the CPU time that the process has used, in nanoseconds.
	 */
	long cpuNanos() {
		return this.process.info().totalCpuDuration().orElseThrow().toNanos();
	}

	/**
	 * Returns the memory of the process in MiB.
	 */
	double residentMebibytes() throws IOException {
		for (String line : Files.readAllLines(Path.of("/proc", Long.toString(this.process.pid()), "status"))) {
			if (line.startsWith("VmRSS:")) {
				return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
			}
		}
		throw new IOException("No VmRSS");
	}

	/**
	 * Returns the command that starts a JVM with the options of both sides.
	 */
	static List<String> command(List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(OPTIONS);
		command.addAll(arguments);
		return command;
	}

	/**
	 * The jar that the build has made.
	 */
	static Path jar() throws IOException {
		try (var files = Files.list(Path.of("target"))) {
			return files.filter((file) -> file.getFileName().toString().matches("ztrisk-.*\\.jar")).findFirst()
				.orElseThrow();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
	}

}
