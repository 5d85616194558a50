package io.ztrisk;

import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.console.ConsoleDirectory;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.SampleDay;
import io.ztrisk.token.TokenGenerator;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the server for a try or for development: on an embedded PostgreSQL that is gone
 * when it stops, with a fixed token, in test mode. With {@code -Dztrisk.sample=true}, the
 * account {@code sample} has the sample day.
 */
public final class LocalZtrisk {

	private static final String SAMPLE = "sample";

	private static final String TOKEN = "10ca1de7".repeat(8);

	private LocalZtrisk() {
	}

	public static void main(String[] args) {
		EmbeddedPostgres database = EmbeddedDatabase.startForTestMode();
		ConfigurableApplicationContext server = new SpringApplicationBuilder(ZtriskApplication.class)
			.initializers((context) -> context.getBeanFactory()
				.registerSingleton("consoleDirectory",
						new ConsoleDirectory(Path.of("src/main/resources/io/ztrisk/console"))))
			.run("--spring.datasource.url=" + EmbeddedDatabase.url(database), "--spring.datasource.username=postgres",
					"--server.address=127.0.0.1", "--ztrisk.admin-token=" + TOKEN,
					"--ztrisk.secrets.key=" + new TokenGenerator().newValue(), "--ztrisk.signals.allow=127.0.0.1/32",
					"--ztrisk.public-url=http://127.0.0.1:${server.port:8080}", "--ztrisk.retention.events=0",
					"--ztrisk.test-mode=true");
		String port = server.getEnvironment().getRequiredProperty("local.server.port");
		String management = server.getEnvironment().getRequiredProperty("local.management.port");
		if (server.getEnvironment().getProperty("ztrisk.sample", Boolean.class, false)) {
			SampleDay.load(new ApiClient(Integer.parseInt(port)).as(TOKEN), SAMPLE);
		}
		// On the terminal, below the log, for the developer who has started it.
		System.out.printf(
				"%nztrisk is up: http://127.0.0.1:%s/console/. Sign in with the token %s, or try:%n%n  curl -H 'Authorization: Bearer %s' "
						+ "http://localhost:%s/accounts/acme/zt_risk_scoring/behaviors%n"
						+ "  curl http://localhost:%s/actuator/health%n%n",
				port, TOKEN, TOKEN, port, management);
	}

}
