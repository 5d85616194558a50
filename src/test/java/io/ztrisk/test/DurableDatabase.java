package io.ztrisk.test;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real PostgreSQL that keeps what it has committed whatever happens to it, and to which
 * something can happen.
 */
public final class DurableDatabase implements AutoCloseable {

	private final EmbeddedPostgres server;

	private final String control;

	private final String directory;

	private DurableDatabase(EmbeddedPostgres server) {
		this.server = server;
		JdbcClient database = client("postgres");
		for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
			assertThat(database.sql("show " + setting).query(String.class).single()).isEqualTo("on");
		}
		this.control = database.sql("select setting || '/pg_ctl' from pg_config where name = 'BINDIR'")
			.query(String.class)
			.single();
		this.directory = database.sql("show data_directory").query(String.class).single();
	}

	public static DurableDatabase start() throws IOException {
		return new DurableDatabase(EmbeddedDatabase.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.start());
	}

	/**
	 * Makes another database.
	 * @return its address
	 */
	public String create(String name) {
		return copy("template1", name);
	}

	/**
	 * Copies a database that has no connections.
	 * @return its address
	 */
	public String copy(String from, String name) {
		client("postgres").sql("create database " + name + " template " + from).update();
		return url(name);
	}

	public String url(String name) {
		return "jdbc:postgresql://localhost:" + this.server.getPort() + "/" + name;
	}

	/**
	 * Returns a client that opens a connection for each statement.
	 */
	public JdbcClient client(String name) {
		return JdbcClient.create(dataSource(name));
	}

	/**
	 * A data source that opens a connection each time.
	 */
	public DataSource dataSource(String name) {
		return new DriverManagerDataSource(url(name), "postgres", "");
	}

	/**
	 * Has every process quit at once, without a word to the disk: the immediate shutdown.
	 */
	public void kill() throws Exception {
		control("stop", "-m", "immediate");
	}

	/**
	 * Starts what was killed, with the same options, and waits until it has recovered.
	 */
	public void restart() throws Exception {
		control("restart");
	}

	private void control(String... arguments) throws Exception {
		List<String> command = new ArrayList<>();
		if (LinuxUtils.isUnshareAvailable()) {
			// PostgreSQL refuses root, so it was started in a user namespace, where
			// nobody
			// is.
			command.addAll(List.of("unshare", "-U"));
		}
		command.addAll(List.of(this.control, "-w", "-D", this.directory));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/database.log")))
			.start();
		assertThat(process.waitFor()).as("See target/database.log").isZero();
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
