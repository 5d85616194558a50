package io.ztrisk;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Starts a real PostgreSQL of the embedded binaries.
 */
final class EmbeddedDatabase {

	private EmbeddedDatabase() {
	}

	/**
	 * A server that keeps what it has committed: the embedded one's own default does not.
	 */
	static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String url(EmbeddedPostgres server) {
		return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
	}

}
