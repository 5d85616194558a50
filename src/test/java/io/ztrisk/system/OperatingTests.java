package io.ztrisk.system;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.DurableDatabase;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests a server in a separate process from the view of an operator: where it listens,
 * its log and its version.
 */
@Execution(ExecutionMode.CONCURRENT)
class OperatingTests {

	/** Another address of this host, which a server on all addresses answers. */
	private static final String OTHER_ADDRESS = "127.0.0.2";

	private static DurableDatabase database;

	private static RunningServer server;

	@BeforeAll
	static void start() throws Exception {
		database = DurableDatabase.start();
		server = RunningServer.launch(ServerProgram.classes(), database.url("postgres"));
		server.awaitAnswer();
		// The API answers a moment before the management port does.
		while (!management("/actuator/health/readiness").startsWith("200")) {
			Thread.onSpinWait();
		}
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
		database.close();
	}

	@Test
	void serverListensOnLocalhostByDefault() throws Exception {
		assertThat(answers("127.0.0.1", server.port())).isTrue();
		assertThat(answers(OTHER_ADDRESS, server.port())).isFalse();
		assertThat(answers(OTHER_ADDRESS, server.management())).isFalse();
		try (RunningServer open = RunningServer.launch(ServerProgram.classes().with("-Dserver.address=0.0.0.0"),
				database.url("postgres"))) {
			open.awaitAnswer();
			assertThat(answers(OTHER_ADDRESS, open.port())).isTrue();
			assertThat(answers(OTHER_ADDRESS, open.management())).isFalse();
		}
	}

	@Test
	void readinessProbesLogNothing() throws Exception {
		String before = server.logged();
		for (int i = 0; i < 10; i++) {
			assertThat(management("/actuator/health/readiness")).startsWith("200");
			assertThat(management("/actuator/health")).contains("\"failed\":0,\"pending\":0");
		}
		assertThat(server.logged()).isEqualTo(before);
	}

	@Test
	void theVersionIsTheSameEverywhere() throws Exception {
		String version = buildVersion();
		assertThat(version).doesNotContain("SNAPSHOT");
		assertThat(server.logged()).contains("Starting ZtriskApplication v" + version + " using Java");
		assertThat(management("/actuator/info")).isEqualTo("200 {\"build\":{\"version\":\"" + version + "\"}}");
		assertThat(management("/actuator/prometheus"))
			.containsPattern("(?m)^ztrisk_build_info\\{version=\"" + Pattern.quote(version) + "\"} 1(\\.0)?$");
		assertThat(server.api().get("/openapi.json").body()).contains("\"version\":\"" + version + "\"");
	}

	@Test
	void aMalformedKeyOfSecretsStopsTheStartAndIsNotPrintedNorIsAMisspeltOne() throws Exception {
		String malformed = "c0ffee".repeat(11);
		ServerProgram.Ended ended = ServerProgram.classes()
			.withVariable("ZTRISK_SECRET_KEY_OLD", malformed)
			.run(database.url("postgres"), "--server.port=0", "--management.server.port=0",
					"--ztrisk.secrets.key=" + malformed);
		assertThat(ended.exit()).isNotZero();
		assertThat(ended.out())
			.contains("APPLICATION FAILED TO START",
					"ZTRISK_SECRETS_KEY (ztrisk.secrets.key) must be exactly 64 hexadecimal digits")
			.containsOnlyOnce("has no effect")
			.contains("The variable ZTRISK_SECRET_KEY_OLD has no effect, since there is no such setting. "
					+ "Did you mean ZTRISK_SECRETS_KEY_OLD?")
			.doesNotContain("c0ffee", "\tat ");
	}

	private static String buildVersion() throws IOException {
		Matcher version = Pattern.compile("\"name\" : \"ztrisk\",\\s*\"version\" : \"([^\"]+)\"")
			.matcher(new ClassPathResource("META-INF/sbom/application.cdx.json")
				.getContentAsString(StandardCharsets.UTF_8));
		assertThat(version.find()).isTrue();
		return version.group(1);
	}

	private static String management(String path) {
		ApiClient client = new ApiClient(server.management());
		var answer = client.send(client.bare(path));
		return answer.statusCode() + " " + answer.body();
	}

	private static boolean answers(String address, int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(address, port), 2000);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
