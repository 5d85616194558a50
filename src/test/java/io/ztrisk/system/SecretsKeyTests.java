package io.ztrisk.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.standardwebhooks.Webhook;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.RunningServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The key of secrets is changed: servers start one after another on one database.
 */
@Execution(ExecutionMode.CONCURRENT)
class SecretsKeyTests {

	private static final String PATH = "/accounts/acme/zt_risk_scoring";

	private static final String FIRST = "1".repeat(64);

	private static final String SECOND = "2".repeat(64);

	@Test
	void aWebhookSignsOnAfterItsKeyIsChangedAndTheOldOneIsGone() throws Exception {
		try (HttpReceiver receiver = HttpReceiver.start(); EmbeddedPostgres database = EmbeddedDatabase.start()) {
			String secret;
			try (RunningServer server = start(database, FIRST)) {
				server.api().enable(PATH, "imp_travel", "high");
				String made = server.api()
					.post(PATH + "/webhooks", "application/json", "{\"url\":\"" + receiver.url("/") + "\"}")
					.body();
				secret = made.replaceAll("(?s).*\"secret\":\"([^\"]+)\".*", "$1");
			}
			JdbcClient jdbc = JdbcClient.create(database.getPostgresDatabase());
			byte[] before = sealed(jdbc);
			try (RunningServer server = start(database, SECOND, "--ztrisk.secrets.key-old=" + FIRST)) {
				await(() -> assertThat(sealed(jdbc)).isNotEqualTo(before));
				raise(server, 1);
				await(() -> assertThat(receiver.requests()).hasSize(1));
				assertThat(server.logged()).doesNotContain(secret, FIRST, SECOND);
			}
			try (RunningServer server = start(database, SECOND)) {
				raise(server, 2);
				await(() -> assertThat(receiver.requests()).hasSize(2));
			}
			for (HttpReceiver.Request request : receiver.requests()) {
				new Webhook(secret).verify(request.text(), headers(request));
			}
		}
	}

	private static RunningServer start(EmbeddedPostgres database, String key, String... more) throws Exception {
		List<String> arguments = new ArrayList<>(
				List.of("--ztrisk.secrets.key=" + key, "--ztrisk.signals.allow=127.0.0.1/32"));
		arguments.addAll(List.of(more));
		return RunningServer.start(database, arguments.toArray(String[]::new));
	}

	private static byte[] sealed(JdbcClient jdbc) {
		return jdbc.sql("select sealed from subscription where account_id = 'acme'").query(byte[].class).single();
	}

	private static void raise(RunningServer server, int user) {
		ApiClient api = server.api();
		assertThat(api.post(PATH + "/events", "application/json",
				"{\"events\":[{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"%s\",\"email\":\"user%d@example.org\"},\"timestamp\":\"%s\"}]}"
					.formatted(Account.user(user), user, Instant.now().plusMillis(1)))
			.body()).contains("\"success\":true");
	}

	private static Map<String, List<String>> headers(HttpReceiver.Request request) {
		return Stream.of("webhook-id", "webhook-timestamp", "webhook-signature")
			.collect(Collectors.toMap((name) -> name, (name) -> List.of(request.header(name).orElseThrow())));
	}

	private static void await(ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(assertion);
	}

}
