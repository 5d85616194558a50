package io.ztrisk;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A server in a process of its own with a heap of 256 MB.
 *
 * @param process it runs in
 * @param port of the API
 * @param management its other port
 * @param log what it prints
 */
record RunningServer(Process process, int port, int management, Path log) implements AutoCloseable {

	/**
	 * Starts a server and waits until it answers.
	 */
	static RunningServer start(EmbeddedPostgres database, String... arguments) throws Exception {
		int port = freePort();
		int management = freePort();
		File log = new File("target/server-" + port + ".log");
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
				"-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
				ZtriskApplication.class.getName(), "--server.port=" + port, "--management.server.port=" + management,
				"--spring.datasource.url=" + EmbeddedDatabase.url(database), "--spring.datasource.username=postgres",
				"--ztrisk.admin-token=" + ApiClient.TOKEN));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.to(log))
			.start();
		RunningServer server = new RunningServer(process, port, management, log.toPath());
		server.awaitAnswer();
		return server;
	}

	private void awaitAnswer() throws Exception {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
		while (System.nanoTime() < deadline && this.process.isAlive()) {
			try {
				api().get("/accounts/acme/zt_risk_scoring/behaviors");
				return;
			}
			catch (UncheckedIOException ex) {
				TimeUnit.MILLISECONDS.sleep(50);
			}
		}
		throw new IllegalStateException("The server did not come up: see " + this.log);
	}

	ApiClient api() {
		return new ApiClient(this.port);
	}

	String logged() throws IOException {
		return Files.readString(this.log);
	}

	/**
	 * Ends the process by SIGTERM.
	 */
	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
