package io.ztrisk.test;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Starts a real PostgreSQL of the embedded binaries.
 */
public final class EmbeddedDatabase {

	private EmbeddedDatabase() {
	}

	/**
	 * A server that keeps what it has committed: the embedded one's own default does not.
	 */
	public static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static String url(EmbeddedPostgres server) {
		return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
	}

}
