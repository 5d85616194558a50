package io.ztrisk.test;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

/**
 * A PgBouncer in transaction mode before a PostgreSQL. What it prints goes to
 * {@code target/pgbouncer.log}.
 */
public final class PgBouncer implements AutoCloseable {

	/** Debian puts it where the PATH of some users does not look. */
	private static final Optional<Path> COMMAND = Stream
		.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)), Stream.of("/usr/sbin"))
		.map((folder) -> Path.of(folder, "pgbouncer"))
		.filter(Files::isExecutable)
		.findFirst();

	private final Path folder;

	private final int port;

	private final Process process;

	private PgBouncer(EmbeddedPostgres database, int connections, String mode, List<String> more) throws IOException {
		this.folder = Files.createTempDirectory("pgbouncer");
		this.port = freePort();
		Path logins = Files.writeString(this.folder.resolve("logins"), "\"postgres\" \"\"\n\"pooled\" \"\"\n");
		Path settings = Files.writeString(this.folder.resolve("pgbouncer.ini"), """
				[databases]
				* = host=127.0.0.1 port=%d
				[pgbouncer]
				listen_addr = 127.0.0.1
				listen_port = %d
				unix_socket_dir =
				auth_type = trust
				auth_file = %s
				pool_mode = %s
				default_pool_size = %d
				%s
				""".formatted(database.getPort(), this.port, logins, mode, connections, String.join("\n", more)));
		List<String> command = new ArrayList<>();
		if (LinuxUtils.isUnshareAvailable()) {
			// It refuses root, as PostgreSQL does.
			command.addAll(List.of("unshare", "-U"));
		}
		command.addAll(List.of(COMMAND.orElseThrow().toString(), settings.toString()));
		this.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/pgbouncer.log")))
			.start();
	}

	public static boolean isInstalled() {
		return COMMAND.isPresent();
	}

	/**
	 * Starts it, and waits until it listens.
	 * @param connections the most connections to PostgreSQL for each login
	 * @param mode the value of {@code pool_mode}
	 * @param more lines of its settings
	 */
	public static PgBouncer start(EmbeddedPostgres database, int connections, String mode, String... more)
			throws Exception {
		PgBouncer pooler = new PgBouncer(database, connections, mode, List.of(more));
		while (!pooler.listens()) {
			if (!pooler.process.isAlive()) {
				throw new IllegalStateException("PgBouncer did not start: see target/pgbouncer.log");
			}
			TimeUnit.MILLISECONDS.sleep(20);
		}
		return pooler;
	}

	private boolean listens() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	public String url() {
		return "jdbc:postgresql://127.0.0.1:" + this.port + "/postgres";
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly().onExit().join();
		try (Stream<Path> files = Files.list(this.folder)) {
			for (Path file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(this.folder);
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
