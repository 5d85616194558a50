package io.ztrisk.integration;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.Reply;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.ServerTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Integrations over HTTP, with tenants on this host. One of the two servers knows its
 * public address; both send.
 */
@ServerTest
class IntegrationTests {

	private final HttpReceiver tenant = HttpReceiver.start();

	private final ApiClient api;

	private final Account account;

	private final Account unconfigured;

	private final JdbcClient database;

	IntegrationTests(@LocalServerPort int port, @Autowired SecondServer publicServer, @Autowired JdbcClient database) {
		this.api = new ApiClient(publicServer.port());
		this.account = new Account(publicServer.port());
		this.unconfigured = new Account(port);
		this.database = database;
		this.account.enable("imp_travel", "high");
		this.account.enable("security_domain", "low");
	}

	@AfterEach
	void close() {
		this.tenant.close();
	}

	@Test
	void theCallsAnswerAsThoseOfCloudflare() {
		assertThat(get("")).isEqualTo(ApiClient.success("[]"));
		String made = post(
				"{\"integration_type\":\"Okta\",\"reference_id\":\"ref 1é\",\"tenant_url\":\"https://example.com\"}");
		String id = value(made, "id");
		String integration = integration(id, true, value(made, "created_at"), "ref 1é", "https://example.com");
		assertThat(made).isEqualTo(ApiClient.success(integration));
		assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
		assertThat(get("")).isEqualTo(ApiClient.success("[" + integration + "]"));
		assertThat(get("/" + id)).isEqualTo(made);
		assertThat(get("/reference_id/ref%201%C3%A9")).isEqualTo(made);
		assertThat(put(id, "{\"active\":false,\"tenant_url\":\"https://Example.com/x?y\"}")).isEqualTo(ApiClient
			.success(integration(id, false, value(made, "created_at"), "ref 1é", "https://Example.com/x?y")));
		assertThat(put(id,
				"{\"active\":null,\"integration_type\":\"Okta\",\"reference_id\":\"2\",\"tenant_url\":\"https://example.com\"}"))
			.isEqualTo(
					ApiClient.success(integration(id, false, value(made, "created_at"), "2", "https://example.com")));
		assertThat(put(id,
				"{\"active\":null,\"integration_type\":null,\"reference_id\":null,\"tenant_url\":\"https://example.com\"}"))
			.isEqualTo(
					ApiClient.success(integration(id, false, value(made, "created_at"), "2", "https://example.com")));
		assertThat(delete("/" + id)).isEqualTo(ApiClient.success("null"));
		assertThat(get("/" + id)).isEqualTo(get("/reference_id/2"))
			.isEqualTo(ApiClient.failure("{\"code\":12020,\"message\":\"Subscription not found\"}"));
	}

	@Test
	void whatIsSentAgainMakesNothingNew() throws Exception {
		String body = "{\"active\":false,\"integration_type\":\"Okta\",\"reference_id\":\"r\",\"tenant_url\":\"https://example.com\"}";
		Set<String> answers = atOnce(() -> post(body));
		assertThat(answers).hasSize(1);
		assertThat(post(body.replace("example.com", "example.com/")))
			.isEqualTo(ApiClient.failure("{\"code\":12021,\"message\":\"Another integration has this reference_id\"}"));
		String other = value(post(body.replace("\"r\"", "null")), "id");
		assertThat(put(other, "{\"reference_id\":\"r\",\"tenant_url\":\"https://example.com\"}")).contains("12021");
		assertThat(atOnce(() -> post(body.replace("\"reference_id\":\"r\",", "")))).hasSize(8);
		String before = audit();
		put(other, "{\"tenant_url\":\"https://example.com\"}");
		assertThat(audit()).as("A request without changes writes nothing").isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | /integration_type /tenant_url",
			"{\"integration_type\":\"okta\",\"tenant_url\":\"https://example.com\"} | /integration_type",
			"{\"integration_type\":\"Okta\",\"tenant_url\":\"example.com\"} | /tenant_url",
			"{\"integration_type\":\"Okta\",\"tenant_url\":\"https://10.0.0.1\"} | /tenant_url",
			"{\"integration_type\":\"Okta\",\"tenant_url\":\"https://a:b@example.com\"} | /tenant_url",
			"{\"integration_type\":1,\"tenant_url\":2,\"active\":\"x\",\"reference_id\":\"a/b\"} | /active /integration_type /reference_id /tenant_url",
			"{\"integration_type\":\"Okta\",\"tenant_url\":\"https://example.com\",\"reference_id\":\"\"} | /reference_id",
			"{\"integration_type\":\"Okta\",\"tenant_url\":\"https://example.com\",\"reference_id\":\"\\u0007\"} | /reference_id",
			"{\"integration_type\":\"Okta\",\"tenant_url\":\"https://example.com\",\"reference_id\":\"x\\u0080y\"} | /reference_id",
			"{\"integration_type\":\"Okta\",\"tenant_url\":\"https://example.com\",\"reference_id\":\"a\\\\b\"} | /reference_id" })
	void aBodyThatIsNotValidMakesNothing(String body, String pointers) {
		String answer = post(body);
		assertThat(answer).contains("\"success\":false");
		assertThat(IntStream.range(1, answer.split("\"pointer\":\"").length)
			.mapToObj((i) -> answer.split("\"pointer\":\"")[i].replaceAll("\".*", ""))
			.sorted()
			.collect(Collectors.joining(" "))).isEqualTo(pointers);
		assertThat(get("")).isEqualTo(ApiClient.success("[]"));
	}

	@Test
	void anIntegrationIsNotSeenInAnotherAccount() {
		String id = value(make(""), "id");
		Account other = new Account(this.api.get("/user").uri().getPort());
		assertThat(other.get("/integrations").body()).isEqualTo(ApiClient.success("[]"));
		for (HttpResponse<String> answer : List.of(other.get("/integrations/" + id),
				other.get("/integrations/reference_id/" + value(get("/" + id), "reference_id")),
				other.put("/integrations/" + id, "{\"tenant_url\":\"https://example.com\"}"),
				other.send(other.request("/integrations/" + id).DELETE()))) {
			ApiClient.assertFailure(answer, 404, "{\"code\":12020,\"message\":\"Subscription not found\"}");
		}
		String webhook = value(this.account
			.send(this.account.request("/webhooks")
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{\"url\":\"https://example.com\"}")))
			.body(), "id");
		assertThat(get("/" + webhook)).contains("12020");
		assertThat(delete("/" + webhook)).contains("12020");
	}

	@Test
	void aServerWithoutAPublicAddressMakesNone() {
		ApiClient.assertFailure(
				this.unconfigured.send(this.unconfigured.request("/integrations")
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers
						.ofString("{\"integration_type\":\"Okta\",\"tenant_url\":\"https://example.com\"}"))),
				501,
				"{\"code\":12022,\"message\":\"The server is not configured for this call: set ZTRISK_PUBLIC_URL\"}");
	}

	@Test
	void aLevelReachesTheTenant() throws Exception {
		this.tenant.reply(Reply.status(202));
		String made = make("");
		String id = value(made, "id");
		raise("a");
		await(() -> assertThat(this.tenant.requests()).hasSize(1));
		HttpReceiver.Request request = this.tenant.requests().getFirst();
		assertThat(request.target()).isEqualTo("/security/api/v1/security-events");
		assertThat(request.header("Content-Type")).contains("application/secevent+jwt");
		assertThat(request.header("Accept")).contains("application/json");
		assertThat(request.header("Authorization")).isEmpty();
		SignedJWT token = verified(id, request);
		assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("secevent+jwt"));
		assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
		Map<String, Object> claims = token.getPayload().toJSONObject();
		assertThat(claims).containsOnlyKeys("aud", "events", "iat", "iss", "jti", "txn")
			.containsEntry("aud", this.tenant.url("/tenant"))
			.containsEntry("iss", SecondServer.PUBLIC_URL + "/" + id);
		assertThat(token.getJWTClaimsSet().getIssueTime().toInstant()).isBetween(Instant.now().minusSeconds(120),
				Instant.now().plusSeconds(1));
		assertThat(claims.get("events")).isEqualTo(Map.of(OktaEvent.TYPE,
				Map.of("subject", Map.of("user", Map.of("format", "email", "email", "mia@example.org")),
						"current_level", "high", "previous_level", "none", "event_timestamp", 1767323045L,
						"initiating_entity", "system", "reason_admin", Map.of("en", "Impossible Travel"))));
		this.account.reset(this.account.derivedId("mia@example.org"));
		await(() -> assertThat(this.tenant.requests()).hasSize(2));
		assertThat(verified(id, this.tenant.requests().getLast()).getPayload().toString()).contains(
				"\"current_level\":\"none\"", "\"previous_level\":\"high\"", "\"initiating_entity\":\"admin\"",
				"\"reason_admin\":{\"en\":\"Reset\"}");
	}

	@Test
	void aTenantEndsWithWhatIsTrueAfterItWasInactive() throws Exception {
		String id = value(make(",\"active\":false"), "id");
		raise("a");
		this.account.reset(this.account.derivedId("mia@example.org"));
		this.account.store(Account.event("security_domain", "b", "mia@example.org", Instant.now().toString()));
		this.account.store("{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"" + Account.user(7)
				+ "\"},\"timestamp\":\"2026-01-02T03:04:05Z\"}");
		put(id, "{\"active\":true,\"tenant_url\":\"" + this.tenant.url("/tenant") + "\"}");
		await(() -> assertThat(this.account.get("/signals").body()).contains("\"lag\":0"));
		assertThat(this.tenant.requests()).as("Nobody without an e-mail, and of a user only the newest").hasSize(1);
		assertThat(verified(id, this.tenant.requests().getFirst()).getPayload().toString())
			.contains("\"current_level\":\"low\"", "\"previous_level\":\"none\"");
	}

	@Test
	void aLevelThatWasResetDuringAnOutageIsNotSent() throws Exception {
		this.tenant.reply(Reply.status(503));
		String id = value(make(""), "id");
		raise("a");
		await(() -> assertThat(this.account.get("/signals").body()).contains("\"waiting\":1"));
		this.account.reset(this.account.derivedId("mia@example.org"));
		this.tenant.reply(Reply.status(202));
		this.tenant.forget();
		makeAllDue(id);
		await(() -> assertThat(this.account.get("/signals").body()).contains("\"lag\":0", "\"waiting\":0"));
		assertThat(this.tenant.requests()).hasSize(1);
		assertThat(verified(id, this.tenant.requests().getFirst()).getPayload().toString())
			.contains("\"current_level\":\"none\"");
	}

	@Test
	void aTenantThatIsGoneOrRefusesAMessageKeepsItsIntegration() {
		this.tenant.next(Reply.status(410), Reply.refuses("invalid_audience"), Reply.refuses("invalid_request"));
		String id = value(make(""), "id");
		raise("a");
		for (int i = 1; i <= 3; i++) {
			int attempts = i;
			await(() -> assertThat(this.tenant.requests()).hasSizeGreaterThanOrEqualTo(attempts));
			await(() -> assertThat(this.account.get("/signals").body())
				.contains((attempts < 3) ? "\"waiting\":1" : "\"dead\":1"));
			makeAllDue(id);
		}
		assertThat(get("/" + id)).contains("\"active\":true");
	}

	@Test
	void aRotatedKeySignsAndTheOneBeforeStaysPublic() throws Exception {
		String id = value(make(""), "id");
		raise("a");
		await(() -> assertThat(this.tenant.requests()).hasSize(1));
		SignedJWT first = verified(id, this.tenant.requests().getFirst());
		assertThat(this.account
			.send(this.account.request("/signing_keys/rotate")
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{}")))
			.statusCode()).isEqualTo(200);
		this.account.reset(this.account.derivedId("mia@example.org"));
		await(() -> assertThat(this.tenant.requests()).hasSize(2));
		SignedJWT second = verified(id, this.tenant.requests().getLast());
		assertThat(second.getHeader().getKeyID()).isNotEqualTo(first.getHeader().getKeyID());
		verified(id, this.tenant.requests().getFirst());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/" })
	void everybodyReadsTheConfigurationOfAnIntegration(String end) {
		String id = value(make(",\"active\":false"), "id");
		HttpResponse<String> answer = this.api.send(this.api.bare("/.well-known/sse-configuration/" + id + end).GET());
		assertThat(answer.body()).isEqualTo("""
				{"delivery_methods_supported":["urn:ietf:rfc:8935"],"issuer":"%s/%s",\
				"jwks_uri":"%1$s/ssf/%3$s/jwks.json"}""".formatted(SecondServer.PUBLIC_URL, id, this.account.id()));
		HttpResponse<String> keys = this.api.send(this.api.bare("/ssf/" + this.account.id() + "/jwks.json").GET());
		assertThat(keys.headers().firstValue("Cache-Control")).contains("max-age=3600");
		assertThat(keys.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(keys.body()).doesNotContain("\"d\":");
		delete("/" + id);
		HttpResponse<String> unknown = this.api.send(this.api.bare("/.well-known/sse-configuration/" + id).GET());
		assertThat(unknown.statusCode()).isEqualTo(404);
		assertThat(unknown.body())
			.isEqualTo("{\"description\":\"There is no such integration\",\"err\":\"not_found\"}");
		assertThat(this.api.send(this.api.bare("/ssf/nobody/jwks.json").GET()).body()).isEqualTo("{\"keys\":[]}");
	}

	@Test
	void theAuditHasTheOriginAlone() {
		String id = value(make(",\"active\":false"), "id");
		put(id, "{\"tenant_url\":\"" + this.tenant.url("/other") + "\"}");
		put(id, "{\"active\":true,\"tenant_url\":\"" + this.tenant.url("/other") + "\"}");
		delete("/" + id);
		assertThat(audit())
			.contains("\"action\":\"subscription_made\"", "\"action\":\"subscription_changed\"",
					"\"action\":\"subscription_deleted\"", "\"fields\":[\"tenant_url\"]",
					"\"origin\":\"" + this.tenant.url("") + "\"")
			.doesNotContain("/tenant", "/other");
	}

	/** Checks the signature of a message with the keys that everybody can read. */
	private SignedJWT verified(String id, HttpReceiver.Request request) throws Exception {
		String configuration = this.api.send(this.api.bare("/.well-known/sse-configuration/" + id).GET()).body();
		String keys = value(configuration, "jwks_uri").replace(SecondServer.PUBLIC_URL, "");
		SignedJWT token = SignedJWT.parse(request.text());
		Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> {
			JWKSet set = JWKSet.parse(this.api.send(this.api.bare(keys).GET()).body());
			return token.verify(new RSASSAVerifier(set.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()));
		});
		return token;
	}

	private String integration(String id, boolean active, String created, String reference, String url) {
		return "{\"account_tag\":\"%s\",\"active\":%s,\"created_at\":\"%s\",\"id\":\"%s\",\"integration_type\":\"Okta\",\"reference_id\":\"%s\",\"tenant_url\":\"%s\",\"well_known_url\":\"https://risk.example.org/.well-known/sse-configuration/%4$s\"}"
			.formatted(this.account.id(), active, created, id, reference, url);
	}

	private String make(String more) {
		return post("{\"integration_type\":\"Okta\",\"tenant_url\":\"" + this.tenant.url("/tenant") + "\"" + more
				+ ",\"unknown\":1}");
	}

	/** Gives Mia the level high. */
	private void raise(String id) {
		this.account.store(Account.event("imp_travel", id, "mia@example.org", "2026-01-02T03:04:05Z"));
	}

	/** Lets rests and waits of a subscription end now. */
	private void makeAllDue(String id) {
		this.database.sql("update delivery set next_attempt_at = null where subscription_id = cast(:id as uuid)")
			.param("id", id)
			.update();
		this.database.sql(
				"update subscription set rest_until = null, retry_at = now() where id = cast(:id as uuid) and retry_at is not null")
			.param("id", id)
			.update();
	}

	private String audit() {
		return this.account.get("/audit").body();
	}

	private String get(String path) {
		return this.account.get("/integrations" + path).body();
	}

	private String put(String id, String body) {
		return this.account.put("/integrations/" + id, body).body();
	}

	private String delete(String path) {
		return this.account.send(this.account.request("/integrations" + path).DELETE()).body();
	}

	private String post(String body) {
		return this.account
			.send(this.account.request("/integrations")
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(body)))
			.body();
	}

	private static Set<String> atOnce(Callable<String> call) throws Exception {
		try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
			return callers.invokeAll(IntStream.range(0, 8).mapToObj((i) -> call).toList())
				.stream()
				.map(Future::resultNow)
				.collect(Collectors.toSet());
		}
	}

	private static String value(String json, String name) {
		return json.replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
	}

	private static void await(org.awaitility.core.ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(condition);
	}

}
