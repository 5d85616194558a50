package io.ztrisk.testmode;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server in test mode, in a process of its own, as the tests of clients use it.
 */
@Execution(ExecutionMode.CONCURRENT)
class TestModeTests {

	/** The rate limit of a token, more than the tests need. */
	private static final int CALLS = 300;

	private static EmbeddedPostgres database;

	private static RunningServer server;

	private final ApiClient api;

	private final Account account;

	TestModeTests() {
		this.api = server.api();
		this.account = new Account(server.port());
	}

	@BeforeAll
	static void start() throws Exception {
		database = EmbeddedDatabase.startForTestMode();
		server = RunningServer.start(database, "--ztrisk.test-mode=true", "--ztrisk.rate-limit.calls=" + CALLS);
	}

	@AfterAll
	static void stop() throws Exception {
		server.close();
		database.close();
	}

	@Test
	void oneCallMakesUsersForAllPages() {
		HttpResponse<String> made = make(
				"{\"count\":70,\"risk_level\":\"low\"},{\"count\":50,\"risk_level\":\"high\"}");
		assertThat(made.statusCode()).isEqualTo(200);
		assertThat(made.body()).contains("{\"email\":\"user120@example.com\",\"name\":\"User 120\",\"user_id\":\""
				+ this.account.derivedId("user120@example.com") + "\"}");
		assertThat(this.account.get("/summary?per_page=50&page=3").body()).contains(
				"\"result_info\":{\"count\":20,\"page\":3,\"per_page\":50,\"total_count\":120,\"total_pages\":3}");
		assertThat(this.account.get("/summary?per_page=1&level=high").body()).contains("\"total_count\":50",
				"\"email\":\"user120@example.com\"");
	}

	@Test
	void aUserHasTheLevelOfTheLastCallAndCanBeReset() {
		make("{\"email\":\"ana@example.org\",\"risk_level\":\"high\"}");
		make("{\"email\":\"ana@example.org\",\"risk_level\":\"low\"}");
		String id = this.account.derivedId("ana@example.org");
		assertThat(this.account.get("/users/" + id).body()).contains("\"risk_level\":\"low\"", "\"event_count\":1");
		make("{\"id\":\"" + id + "\",\"risk_level\":\"medium\"}");
		assertThat(this.account.get("/users/" + id).body()).contains("\"risk_level\":\"medium\"", "\"event_count\":2");
		assertThat(this.account.reset(id).statusCode()).isEqualTo(200);
		assertThat(this.account.get("/users/" + id).body()).doesNotContain("risk_level");
		make("{\"id\":\"" + id + "\",\"risk_level\":\"high\"}");
		assertThat(this.account.get("/" + id).body()).contains("\"risk_level\":\"high\"", "\"Impossible Travel\"");
	}

	@Test
	void aUserHasTheGivenEvents() {
		String id = Account.user(1);
		make("{\"id\":\"" + id + "\",\"email\":\"bo@example.org\",\"name\":\"Bo\",\"events\":["
				+ "{\"behavior\":\"sentinel_one\",\"timestamp\":\"2026-11-01T10:00:00Z\",\"event_details\":{\"host\":\"a\"}},"
				+ "{\"behavior\":\"imp_travel\",\"risk_level\":\"low\",\"timestamp\":\"2026-11-01T09:00:00Z\"}]}");
		assertThat(this.account.get("/" + id).body().replaceAll("\"id\":\"[^\"]+\"", "\"id\":\"ID\"")).isEqualTo(Account
			.all("{\"email\":\"bo@example.org\",\"events\":[{\"event_details\":{\"host\":\"a\"},\"id\":\"ID\",\"name\":\"SentinelOne Infection Detected\",\"risk_level\":\"medium\",\"timestamp\":\"2026-11-01T10:00:00Z\"},"
					+ "{\"id\":\"ID\",\"name\":\"Impossible Travel\",\"risk_level\":\"low\",\"timestamp\":\"2026-11-01T09:00:00Z\"}],"
					+ "\"last_reset_time\":null,\"name\":\"Bo\",\"risk_level\":\"medium\"}", 2));
	}

	@Test
	void theNextCallIsLimitedAndTheOneAfterItSucceeds() {
		fail("{\"status\":429,\"method\":\"GET\",\"path\":\"zt_risk_scoring/summary\",\"retry_after\":3}");
		assertThat(this.account.get("/behaviors").statusCode()).isEqualTo(200);
		HttpResponse<String> limited = this.account.get("/summary");
		assertFailure(limited, 429,
				"{\"code\":971,\"message\":\"Please wait and consider throttling your request speed\"}");
		assertThat(limited.headers().allValues("Retry-After")).containsExactly("3");
		assertThat(limited.headers().allValues("Ratelimit")).containsExactly("\"default\";r=0;t=3");
		assertThat(limited.headers().allValues("Content-Type")).containsExactly("application/json");
		assertThat(this.account.get("/summary").statusCode()).isEqualTo(200);
	}

	@Test
	void callsOfAnAccountFailUntilTheErrorsAreCleared() {
		String overloaded = "{\"code\":12007,\"retry_after\":2,\"status\":503,\"times\":%d}";
		assertThat(fail("{\"status\":503,\"times\":3}").body()).isEqualTo(ApiClient.success(overloaded.formatted(3)));
		HttpResponse<String> failed = this.account.put("/behaviors", "{}");
		assertFailure(failed, 503, "{\"code\":12007,\"message\":\"Too many calls under way\"}");
		assertThat(failed.headers().allValues("Retry-After")).containsExactly("2");
		assertThat(new Account(server.port()).get("/behaviors").statusCode()).isEqualTo(200);
		assertThat(this.api.get(test() + "/failures").body())
			.isEqualTo(ApiClient.success("{\"failures\":[" + overloaded.formatted(2) + "]}"));
		assertThat(this.api.delete(test() + "/failures").statusCode()).isEqualTo(200);
		assertThat(this.account.get("/behaviors").statusCode()).isEqualTo(200);
	}

	@Test
	void aCallWithAnInvalidTokenDoesNotTakeTheError() {
		fail("{\"status\":503}");
		String behaviors = "/accounts/" + this.account.id() + "/zt_risk_scoring/behaviors";
		assertThat(this.api.as("stranger").get(behaviors).statusCode()).isEqualTo(403);
		assertThat(this.api.get(behaviors).statusCode()).isEqualTo(503);
	}

	@Test
	void aChosenErrorIsLikeTheServersOwn() {
		String user = "/" + Account.user(7);
		HttpResponse<String> own = this.account.get(user);
		fail("{\"code\":12001}");
		assertAlike(this.account.get("/behaviors"), own);
		String token = this.api
			.post("/accounts/" + this.account.id() + "/tokens", "application/json",
					"{\"name\":\"one\",\"permissions\":[\"zero_trust_read\"]}")
			.body()
			.replaceAll("(?s).*\"value\":\"([^\"]+)\".*", "$1");
		String behaviors = "/accounts/" + this.account.id() + "/zt_risk_scoring/behaviors";
		for (int i = 0; i < CALLS; i++) {
			assertThat(this.api.as(token).get(behaviors).statusCode()).isEqualTo(200);
		}
		HttpResponse<String> limited = this.api.as(token).get(behaviors);
		fail("{\"status\":429}");
		assertAlike(this.account.get("/behaviors"), limited);
	}

	private static void assertAlike(HttpResponse<String> chosen, HttpResponse<String> own) {
		assertThat(chosen.statusCode()).isEqualTo(own.statusCode());
		assertThat(chosen.body()).isEqualTo(own.body());
		assertThat(chosen.headers().map().keySet()).isEqualTo(own.headers().map().keySet());
		assertThat(chosen.headers().allValues("Content-Type")).isEqualTo(own.headers().allValues("Content-Type"));
	}

	@Test
	void theMessageNamesThePathAsTheServerDoes() {
		fail("{\"code\":7003}");
		String path = "/client/v4/accounts/" + this.account.id() + "/zt_risk_scoring/summary";
		assertFailure(this.api.get(path), 404, "{\"code\":7003,\"message\":\"Could not route to " + path
				+ ", perhaps your object identifier is invalid?\"}");
	}

	@Test
	void aCallThatNoRouteHasIsNamed() {
		assertFailure(fail("{\"status\":429,\"path\":\"zt_risk_scoring/sumary\"}"), 400,
				"{\"code\":12003,\"message\":\"path is not the path of a call below /accounts/{account_id}/, such as zt_risk_scoring/{user_id}\",\"source\":{\"pointer\":\"/path\"}}");
	}

	@Test
	void callsOfTheTestModeNeedAToken() {
		HttpResponse<String> answer = this.api.as("f".repeat(64)).get(test() + "/failures");
		assertFailure(answer, 403, "{\"code\":10000,\"message\":\"Authentication error\"}");
	}

	@Test
	void theServerWarnsAtItsStart() throws Exception {
		assertThat(server.logged()).contains("The server is in test mode (ztrisk.test-mode)",
				"Never use it in production");
	}

	/** Also if a connection has the mark, or the database of the migrations. */
	@Test
	void anotherDatabaseIsRefusedAndStaysEmpty() throws Exception {
		try (EmbeddedPostgres other = EmbeddedDatabase.start()) {
			assertRefused(EmbeddedDatabase.url(other) + "?options=-c%20ztrisk.test_database=on");
			assertThat(JdbcClient.create(other.getPostgresDatabase())
				.sql("select count(*) from pg_tables where schemaname = 'public'")
				.query(Long.class)
				.single()).isZero();
			Flyway.configure().dataSource(other.getPostgresDatabase()).load().migrate();
			assertRefused(EmbeddedDatabase.url(other), "--spring.flyway.url=" + EmbeddedDatabase.url(database));
		}
	}

	private static void assertRefused(String url, String... more) throws Exception {
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--management.server.port=0", "--ztrisk.test-mode=true"));
		arguments.addAll(List.of(more));
		ServerProgram.Ended ended = ServerProgram.classes().run(url, arguments.toArray(String[]::new));
		assertThat(ended.exit()).isEqualTo(1);
		assertThat(ended.out()).contains("ztrisk.test-mode needs a database that was made for tests");
	}

	@Test
	void theUsersAreConsistent() throws Exception {
		make("{\"count\":5,\"risk_level\":\"high\"}");
		make("{\"count\":9,\"risk_level\":\"low\"}");
		make("{\"count\":3,\"risk_level\":\"medium\"}");
		assertThat(ServerProgram.classes().run(EmbeddedDatabase.url(database), "check").out())
			.endsWith("problems: 0\n");
	}

	private String test() {
		return "/test/accounts/" + this.account.id();
	}

	private HttpResponse<String> make(String users) {
		return this.api.post(test() + "/users", "application/json", "{\"users\":[" + users + "]}");
	}

	private HttpResponse<String> fail(String failure) {
		return this.api.post(test() + "/failures", "application/json", failure);
	}

}
