package io.ztrisk.system;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.DurableDatabase;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the log of a server process.
 */
@Execution(ExecutionMode.CONCURRENT)
class LogSecrecyTests {

	private static final String SCORING = "/accounts/acme/zt_risk_scoring";

	/** The first eight digits of the SHA-256 hash of the token. */
	private static final String FINGERPRINT = "a8ae6e6e";

	private static final String UNKNOWN_TOKEN = "feedbeef".repeat(8);

	private static final String EMAIL = "confidential@example.org";

	private static final String EVENT = "{\"behavior\":\"imp_travel\",\"user\":{\"email\":\"" + EMAIL
			+ "\",\"name\":\"Confi Dential\"},\"timestamp\":\"2026-11-02T08:15:00Z\",\"event_details\":{\"x\":\"confidential\"}}";

	private static DurableDatabase database;

	@BeforeAll
	static void start() throws Exception {
		database = DurableDatabase.start();
	}

	@AfterAll
	static void stop() throws Exception {
		database.close();
	}

	/**
	 * The level debug adds lines to those of info, which the next test reads.
	 */
	@Test
	void noTokenAndNothingOfABodyOrAQueryIsLogged() throws Exception {
		assertThat(logged("text", "--logging.level.io.ztrisk=debug"))
			.containsPattern("\\[r-1 " + FINGERPRINT + "] .*A call failed");
	}

	@Test
	void asJsonEveryLineIsAnObjectThatNamesTheRequestAndTheToken() throws Exception {
		List<JsonNode> lines = logged("json", "--logging.structured.format.console=ecs").lines()
			.map(JsonMapper.shared()::readTree)
			.toList();
		assertThat(lines).isNotEmpty()
			.allMatch((line) -> line.path("message").isString())
			.filteredOn((line) -> line.get("message").asString().startsWith("A call failed"))
			.singleElement()
			.satisfies((line) -> {
				assertThat(line.path("requestId").asString("")).isEqualTo("r-1");
				assertThat(line.path("token").asString("")).isEqualTo(FINGERPRINT);
			});
	}

	/**
	 * What a server with this argument logs of all sorts of calls; no secret in any case.
	 */
	private static String logged(String name, String argument) throws Exception {
		try (RunningServer server = RunningServer.launch(ServerProgram.classes(), database.create(name), argument)) {
			server.awaitAnswer();
			ApiClient api = server.api();
			rightAndWrong(api);
			malformed(server.port());
			database.client(name).sql("alter table users add constraint nobody check (email = '') not valid").update();
			failing(api);
			String logged = server.logged();
			assertThat(logged).doesNotContain(ApiClient.TOKEN, UNKNOWN_TOKEN)
				.doesNotContainIgnoringCase("confidential", "Confi Dential");
			return logged;
		}
	}

	private static void rightAndWrong(ApiClient api) {
		api.enable(SCORING, "imp_travel", "high");
		for (String body : List.of("{\"events\":[" + EVENT + "]}", "{\"events\":[" + EVENT,
				"{\"events\":[{\"behavior\":\"" + EMAIL + "\"}]}", EVENT, EMAIL)) {
			api.post(SCORING + "/events", "application/json", body);
			api.post(SCORING + "/events", "application/x-ndjson", body);
			api.post(SCORING + "/logs/access_requests", "application/json", body);
			api.put(SCORING + "/users", body);
			api.put(SCORING + "/behaviors", body);
			api.put(SCORING + "/settings", body);
			api.post("/accounts/acme/tokens", "application/json", body);
		}
		api.get(SCORING + "/users?email=" + EMAIL);
		api.get(SCORING + "/summary?per_page=" + EMAIL);
		api.get(SCORING + "/" + EMAIL);
		api.get(SCORING + "/logs/rejected");
		api.post(SCORING + "/logs/rejected/replay", "application/x-www-form-urlencoded", "email=" + EMAIL);
		api.as(UNKNOWN_TOKEN).get(SCORING + "/summary");
	}

	private static void malformed(int port) throws Exception {
		for (String request : List.of("GET /?email=" + EMAIL + "| HTTP/1.1\r\nHost: x\r\n",
				"GET " + SCORING + "/users?email=" + EMAIL + "%zz HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
						+ ApiClient.TOKEN + "\r\n",
				"GET / HTTP/1.1\r\nHost: x\r\nAuthorization Bearer " + ApiClient.TOKEN + "\r\n",
				"GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ApiClient.TOKEN + "\u0001\r\n",
				"GET / HTTP/1.1\r\nHost: x\r\nCookie: a=\"" + EMAIL + "\u0001;;=\r\n",
				"PUT " + SCORING
						+ "/users HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
						+ ApiClient.TOKEN + "\r\nTransfer-Encoding: chunked\r\n\r\n" + EMAIL + "\r\n")) {
			try (Socket socket = new Socket("localhost", port)) {
				socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
				socket.shutdownOutput();
				assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
					.startsWith("HTTP/1.1 4");
			}
		}
	}

	/**
	 * The database refuses a row, whose values its message would contain.
	 */
	private static void failing(ApiClient api) {
		HttpResponse<String> answer = api.send(api.request(SCORING + "/users")
			.header("Content-Type", "application/json")
			.header("X-Request-Id", "r-1")
			.PUT(java.net.http.HttpRequest.BodyPublishers.ofString(
					"{\"users\":[{\"id\":\"3f2c6a52-8d0e-4c1b-9a77-0f5d2b6e1c01\",\"email\":\"" + EMAIL + "\"}]}")));
		assertThat(answer.statusCode()).isEqualTo(500);
	}

}
