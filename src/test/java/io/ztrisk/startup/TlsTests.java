package io.ztrisk.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.ZtriskApplication;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerProgram;
import io.ztrisk.test.TestCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * A PostgreSQL that accepts TLS connections only, with a certificate for 127.0.0.1.
 */
class TlsTests {

	@TempDir
	private static Path folder;

	private static EmbeddedPostgres database;

	@BeforeAll
	static void start() throws Exception {
		TestCertificate own = TestCertificate.of("ip:127.0.0.1");
		Path certificate = Files.writeString(folder.resolve("own.pem"), own.certificate());
		Path key = Files.writeString(folder.resolve("key.pem"), own.key());
		Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
		Files.writeString(folder.resolve("other.pem"), TestCertificate.of("ip:127.0.0.1").certificate());
		database = EmbeddedPostgres.builder()
			.setServerConfig("ssl", "on")
			.setServerConfig("ssl_cert_file", certificate.toString())
			.setServerConfig("ssl_key_file", key.toString())
			.start();
		JdbcClient owner = JdbcClient.create(database.getPostgresDatabase());
		Path rules = Path.of(owner.sql("show hba_file").query(String.class).single());
		Files.writeString(rules, "hostssl all all all trust\n");
		owner.sql("select pg_reload_conf()").query().singleRow();
	}

	@AfterAll
	static void stop() throws Exception {
		database.close();
	}

	@Test
	void allConnectionsOfAServerAreEncrypted() {
		try (ConfigurableApplicationContext server = start("127.0.0.1", "sslmode=verify-full&sslrootcert=", "own")) {
			ApiClient api = new ApiClient(
					server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			assertThat(api.get("/accounts/tls/zt_risk_scoring/behaviors").statusCode()).isEqualTo(200);
			assertThat(JdbcClient.create(database.getPostgresDatabase())
				.sql("select distinct ssl from pg_stat_ssl join pg_stat_activity using (pid) where backend_type = 'client backend'")
				.query(Boolean.class)
				.list()).containsExactly(true);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			textBlock = """
					127.0.0.1; sslmode=verify-full&sslrootcert=; other; SSL error: .*PKIX path .*
					localhost; sslmode=verify-full&sslrootcert=; own; The hostname localhost could not be verified .*
					127.0.0.1; sslmode=disable&sslrootcert=; own; FATAL: no pg_hba.conf entry for host "127.0.0.1", user "postgres", database "postgres", no encryption
					""")
	void otherConnectionsAreNotMade(String host, String mode, String certificate, String reason) {
		Throwable failure = catchThrowable(() -> start(host, mode, certificate));
		assertThat(new ConnectionFailureAnalyzer().analyze(failure)).extracting(FailureAnalysis::getDescription)
			.asString()
			.matches("The server cannot connect to the database: " + reason);
	}

	@Test
	void failedStartIsReportedInOneLine() throws Exception {
		ServerProgram.Ended server = ServerProgram.classes()
			.run(url("127.0.0.1", "sslmode=verify-full&sslrootcert=", "other"), "--spring.flyway.connect-retries=0");
		assertThat(server.exit()).isOne();
		assertThat(server.out()).containsOnlyOnce("The server cannot connect to the database: SSL error: ")
			.doesNotContain("\tat ");
	}

	private static ConfigurableApplicationContext start(String host, String mode, String certificate) {
		return new SpringApplicationBuilder(ZtriskApplication.class).run("--server.port=0",
				"--management.server.port=0", "--spring.flyway.connect-retries=0",
				"--spring.datasource.url=" + url(host, mode, certificate), "--spring.datasource.username=postgres",
				"--ztrisk.admin-token=" + ApiClient.TOKEN);
	}

	private static String url(String host, String mode, String certificate) {
		return "jdbc:postgresql://%s:%d/postgres?%s%s".formatted(host, database.getPort(), mode,
				folder.resolve(certificate + ".pem"));
	}

}
