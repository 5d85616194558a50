package io.ztrisk.token;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.ZtriskApplication;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.OldestPostgresTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Servers started on a database of their own.
 */
class FirstTokenTests {

	private static final String PRINTED = "The first token, shown only once: ";

	private final EmbeddedPostgres database = EmbeddedDatabase.start();

	private final List<ConfigurableApplicationContext> servers = new ArrayList<>();

	@AfterEach
	void stop() throws Exception {
		this.servers.forEach(ConfigurableApplicationContext::close);
		this.database.close();
	}

	@Test
	void theEnvironmentsTokenIsReplacedAtTheNextStart() throws Exception {
		String upper = "0123456789ABCDEFabcdef0123456789".repeat(2);
		ApiClient first = new ApiClient(port(start(upper)));
		assertGood(first.as(upper));
		assertRefused(first.as(upper.toLowerCase(Locale.ROOT)));
		String next = "f".repeat(64);
		ApiClient second = new ApiClient(port(start(next)));
		assertGood(second.as(next));
		assertRefused(second.as(upper));
		assertRefusedSoon(first.as(upper));
	}

	@Test
	void aMalformedTokenStopsTheStart() {
		assertThatThrownBy(() -> start("g".repeat(64)))
			.hasRootCauseMessage("ZTRISK_ADMIN_TOKEN (ztrisk.admin-token) must be exactly 64 hexadecimal digits");
	}

	@Test
	@OldestPostgresTest
	void serversOnAnEmptyDatabasePrintOneTokenOnce() throws Exception {
		PrintStream console = System.out;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
		try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
			Future<ConfigurableApplicationContext> one = starters.submit(() -> start(""));
			Future<ConfigurableApplicationContext> other = starters.submit(() -> start(""));
			one.get();
			other.get();
			start("");
		}
		finally {
			System.setOut(console);
		}
		String text = printed.toString(StandardCharsets.UTF_8).strip();
		assertThat(text).matches(PRINTED + "[0-9a-f]{64}");
		for (ConfigurableApplicationContext server : this.servers) {
			assertGood(new ApiClient(port(server)).as(text.substring(PRINTED.length())));
		}
	}

	private ConfigurableApplicationContext start(String token) {
		ConfigurableApplicationContext server = new SpringApplicationBuilder(ZtriskApplication.class).run(
				"--server.port=0", "--management.server.port=0",
				"--spring.datasource.url=" + EmbeddedDatabase.url(this.database),
				"--spring.datasource.username=postgres", "--ztrisk.admin-token=" + token);
		synchronized (this.servers) {
			this.servers.add(server);
		}
		return server;
	}

	private static int port(ConfigurableApplicationContext server) {
		return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	private static void assertGood(ApiClient api) {
		HttpResponse<String> answer = api.get("/accounts/acme/tokens");
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	/**
	 * Within the five seconds that a revocation may take to reach another instance.
	 */
	private static void assertRefusedSoon(ApiClient api) throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
		while (api.get("/accounts/acme/tokens").statusCode() == 200 && System.nanoTime() < deadline) {
			TimeUnit.MILLISECONDS.sleep(50);
		}
		assertRefused(api);
	}

	private static void assertRefused(ApiClient api) {
		assertFailure(api.get("/accounts/acme/tokens"), 403, "{\"code\":10000,\"message\":\"Authentication error\"}");
	}

}
