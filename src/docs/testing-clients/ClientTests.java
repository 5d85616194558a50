import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ClientTests {

	static final String TOKEN = "10ca1de7".repeat(8);

	static final GenericContainer<?> ZTRISK = new GenericContainer<>("ztrisk:test").withExposedPorts(8080)
		.waitingFor(Wait.forHttp("/openapi.json").forPort(8080));

	static final HttpClient HTTP = HttpClient.newHttpClient();

	/** An account of its own for each test. */
	final String account = UUID.randomUUID().toString().replace("-", "");

	final String scoring = "/client/v4/accounts/" + this.account + "/zt_risk_scoring";

	@BeforeAll
	static void start() {
		ZTRISK.start();
	}

	@AfterAll
	static void stop() {
		ZTRISK.stop();
	}

	@Test
	void readsAllPages() throws Exception {
		prepare("users", "{\"users\":[{\"count\":120,\"risk_level\":\"high\"}]}");
		int users = 0;
		for (int page = 1, read = 1; read > 0; page++) {
			String body = call("GET", this.scoring + "/summary?per_page=50&page=" + page, "").body();
			read = body.split("\"user_id\"", -1).length - 1;
			users += read;
		}
		assertEquals(120, users);
	}

	@Test
	void triesAgainAfter429() throws Exception {
		prepare("failures", "{\"status\":429,\"retry_after\":1}");
		// Your client instead: here a call that obeys Retry-After once.
		HttpResponse<String> answer = call("GET", this.scoring + "/behaviors", "");
		assertEquals(429, answer.statusCode());
		Thread.sleep(Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElseThrow()));
		assertEquals(200, call("GET", this.scoring + "/behaviors", "").statusCode());
	}

	@Test
	void reports503() throws Exception {
		prepare("failures", "{\"status\":503}");
		HttpResponse<String> answer = call("GET", this.scoring + "/summary", "");
		assertEquals(503, answer.statusCode());
		assertEquals("2", answer.headers().firstValue("Retry-After").orElseThrow());
		assertTrue(answer.body().contains("\"code\":12007"));
	}

	@Test
	void resetsAUser() throws Exception {
		String made = prepare("users", "{\"users\":[{\"email\":\"ana@example.com\",\"risk_level\":\"high\"}]}");
		String user = made.replaceAll("(?s).*\"user_id\":\"([^\"]+)\".*", "$1");
		assertTrue(call("GET", this.scoring + "/" + user, "").body().contains("\"risk_level\":\"high\",\"timestamp\""));
		assertEquals(200, call("POST", this.scoring + "/" + user + "/reset", "").statusCode());
		assertFalse(call("GET", this.scoring + "/summary", "").body().contains(user));
	}

	/** Makes users or errors, and returns the body of the answer. */
	String prepare(String what, String body) throws Exception {
		HttpResponse<String> answer = call("POST", "/test/accounts/" + this.account + "/" + what, body);
		assertEquals(200, answer.statusCode(), answer.body());
		return answer.body();
	}

	static HttpResponse<String> call(String method, String path, String body) throws Exception {
		URI uri = URI.create("http://" + ZTRISK.getHost() + ":" + ZTRISK.getMappedPort(8080) + path);
		return HTTP.send(HttpRequest.newBuilder(uri)
			.header("Authorization", "Bearer " + TOKEN)
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}
