package io.ztrisk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A real PostgreSQL that keeps what it has committed, with the settings of
 * docker-compose.yml, but for the kind of compression.
 */
final class Database implements AutoCloseable {

	private final EmbeddedPostgres server;

	private Database(EmbeddedPostgres server) {
		this.server = server;
	}

	static Database start() throws IOException, SQLException {
		Database database = new Database(EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("shared_buffers", "512MB")
			.setServerConfig("max_wal_size", "4GB")
			.setServerConfig("checkpoint_timeout", "15min")
			.setServerConfig("wal_compression", "on")
			.start());
		for (String setting : new String[] { "fsync", "synchronous_commit", "full_page_writes" }) {
			if (!database.ask("show " + setting).equals("on")) {
				throw new IllegalStateException(setting + " is off");
			}
		}
		return database;
	}

	/**
	 * Makes another database in this server.
	 */
	void create(String name) throws SQLException {
		run("create database " + name);
	}

	String url(String name) {
		return "jdbc:postgresql://localhost:%d/%s".formatted(this.server.getPort(), name);
	}

	Connection connect(String name) throws SQLException {
		return DriverManager.getConnection(url(name), "postgres", "");
	}

	/**
	 * Returns the CPU time of all processes of this server, in nanoseconds: of those that
	 * run, and of those that have ended. A tick of Linux is 10 ms.
	 */
	long cpuNanos() throws IOException, SQLException {
		String directory = ask("show data_directory");
		long postmaster = Long.parseLong(Files.readAllLines(Path.of(directory, "postmaster.pid")).getFirst());
		String[] stat = Files.readString(Path.of("/proc", Long.toString(postmaster), "stat")).split(" ");
		// The fields cutime and cstime of proc(5).
		long ended = (Long.parseLong(stat[15]) + Long.parseLong(stat[16])) * 10_000_000;
		return ended + ProcessHandle.of(postmaster)
			.orElseThrow()
			.descendants()
			.mapToLong((process) -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
			.sum();
	}

	/**
	 * Lets what has been written come to rest.
	 */
	void settle(String name) throws SQLException {
		try (Connection connection = connect(name)) {
			run(connection, "vacuum analyze");
			run(connection, "checkpoint");
		}
	}

	private void run(String sql) throws SQLException {
		try (Connection connection = connect("postgres")) {
			run(connection, sql);
		}
	}

	private String ask(String sql) throws SQLException {
		try (Connection connection = connect("postgres")) {
			return ask(connection, sql);
		}
	}

	static void run(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/**
	 * The only column of the only row.
	 */
	static String ask(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getString(1);
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
