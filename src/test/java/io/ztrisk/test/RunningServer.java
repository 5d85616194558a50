package io.ztrisk.test;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A server in a process of its own. What it prints goes to
 * {@code target/server-PORT.log}.
 */
public final class RunningServer implements AutoCloseable {

	private final int port;

	private final int management;

	private final File log;

	private final ProcessBuilder program;

	private Process process;

	private RunningServer(ServerProgram program, String database, String... arguments) throws IOException {
		this.port = freePort();
		this.management = freePort();
		this.log = new File("target/server-" + this.port + ".log");
		Files.deleteIfExists(this.log.toPath());
		List<String> all = new ArrayList<>(List.of("--server.port=" + this.port,
				"--management.server.port=" + this.management, "--ztrisk.admin-token=" + ApiClient.TOKEN));
		all.addAll(List.of(arguments));
		this.program = program.process(database, all, this.log);
		this.process = this.program.start();
	}

	/**
	 * Starts the server as it was compiled and waits until it answers.
	 */
	public static RunningServer start(EmbeddedPostgres database, String... arguments) throws Exception {
		return start(ServerProgram.classes(), database, arguments);
	}

	/**
	 * Starts a server and waits until it answers.
	 */
	public static RunningServer start(ServerProgram program, EmbeddedPostgres database, String... arguments)
			throws Exception {
		RunningServer server = new RunningServer(program, EmbeddedDatabase.url(database), arguments);
		server.awaitAnswer();
		return server;
	}

	/**
	 * Starts a server on a database and does not wait for it.
	 */
	public static RunningServer launch(ServerProgram program, String database, String... arguments) throws IOException {
		return new RunningServer(program, database, arguments);
	}

	/**
	 * Starts another like the one that has ended, on the same port, and does not wait for
	 * it.
	 */
	public void relaunch() throws IOException {
		this.process = this.program.start();
	}

	public void awaitAnswer() throws Exception {
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

	public Process process() {
		return this.process;
	}

	public int port() {
		return this.port;
	}

	public int management() {
		return this.management;
	}

	public ApiClient api() {
		return new ApiClient(this.port);
	}

	public String logged() throws IOException {
		return Files.readString(this.log.toPath());
	}

	/**
	 * Ends the process by SIGKILL.
	 */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/**
	 * Ends the process by SIGTERM.
	 */
	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
