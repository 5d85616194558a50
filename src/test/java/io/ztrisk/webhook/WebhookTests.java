package io.ztrisk.webhook;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.standardwebhooks.Webhook;
import io.ztrisk.outgoing.RedactedException;
import io.ztrisk.secret.SecretPlace;
import io.ztrisk.secret.Secrets;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.Reply;
import io.ztrisk.test.ServerTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Webhooks over HTTP, with receivers on this host.
 */
@ServerTest
class WebhookTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger("io.ztrisk");

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final HttpReceiver receiver = HttpReceiver.start();

	private final ApiClient api;

	private final Account account;

	private final JdbcClient database;

	WebhookTests(@LocalServerPort int port, @Autowired JdbcClient database) {
		this.api = new ApiClient(port);
		this.account = new Account(port);
		this.database = database;
		this.account.enable("imp_travel", "high");
	}

	/** The log is off in other tests. */
	@BeforeEach
	void collectLogLines() {
		this.log.list = new CopyOnWriteArrayList<>();
		this.log.start();
		this.logger.addAppender(this.log);
		this.logger.setLevel(Level.DEBUG);
	}

	@AfterEach
	void close() {
		this.receiver.close();
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	@Test
	void aLevelReachesTheReceiver() throws Exception {
		String secret = value(post("", "{\"url\":\"" + this.receiver.url("/hook?key=k") + "\"}"), "secret");
		raise(1);
		await(() -> assertThat(this.receiver.requests()).hasSize(1));
		HttpReceiver.Request request = this.receiver.requests().getFirst();
		assertThat(request.target()).isEqualTo("/hook?key=k");
		assertThat(request.text()).contains("\"level\":\"high\"", "\"email\":\"user1@example.org\"",
				"\"type\":\"user.risk_level_changed\"");
		new Webhook(secret).verify(request.text(), headers(request));
		this.account.reset(Account.user(1));
		await(() -> assertThat(this.receiver.requests()).hasSize(2));
		assertThat(this.receiver.requests().getLast().text()).contains("\"cause\":\"reset\"", "\"level\":\"unscored\"");
	}

	@Test
	void aNewSecretSignsBesideTheOneBefore() throws Exception {
		String made = post("", "{\"url\":\"" + this.receiver.url("/") + "\"}");
		String rolled = value(post("/" + value(made, "id") + "/secret", "{}"), "secret");
		post("/" + value(made, "id") + "/test", "");
		HttpReceiver.Request request = this.receiver.requests().getFirst();
		new Webhook(value(made, "secret")).verify(request.text(), headers(request));
		new Webhook(rolled).verify(request.text(), headers(request));
	}

	@Test
	void aTestTellsWhatTheReceiverAnswers() {
		String id = make("");
		assertThat(post("/" + id + "/test", "")).contains("\"delivered\":true,\"error\":null,\"http_status\":204");
		this.receiver.reply(Reply.status(404));
		assertThat(post("/" + id + "/test", "")).contains("\"delivered\":false,\"error\":\"http\",\"http_status\":404");
		this.receiver.reply(Reply.closes());
		assertThat(post("/" + id + "/test", ""))
			.contains("\"delivered\":false,\"error\":\"closed\",\"http_status\":null");
		assertThat(this.account.get("/webhooks/" + id + "/deliveries").body()).contains("\"result\":[]");
		assertThat(this.receiver.requests().getFirst().text()).contains("\"type\":\"webhook.test\"");
	}

	@Test
	void whatFailsIsSentAgainUntilItIsDelivered() {
		this.receiver.next(Reply.answer(500, "Connection: close\r\n", ""), Reply.closes());
		String id = make("");
		raise(1);
		await(() -> assertThat(this.receiver.requests()).hasSize(1));
		await(() -> assertThat(deliveries(id)).contains("\"status\":\"waiting\"", "\"error\":\"http\"",
				"\"http_status\":500", "\"attempts\":1"));
		makeAllDue();
		await(() -> assertThat(deliveries(id)).contains("\"error\":\"closed\"", "\"attempts\":2"));
		makeAllDue();
		await(() -> assertThat(deliveries(id)).contains("\"status\":\"delivered\"", "\"attempts\":3"));
		assertThat(this.receiver.requests()).hasSize(3)
			.extracting((request) -> request.header("webhook-id").orElseThrow())
			.containsOnly("msg_" + value(deliveries(id), "id").replace("-", ""));
		assertThat(deliveries(id)).doesNotContain("\"error\"");
	}

	@Test
	void aUsersChangesComeInTheirOrder() {
		this.receiver.next(Reply.status(500));
		String id = make(",\"directions\":[\"up\",\"down\"]");
		raise(1);
		await(() -> assertThat(this.receiver.requests()).hasSize(1));
		this.account.reset(Account.user(1));
		raise(1);
		raise(2);
		await(() -> assertThat(this.receiver.requests()).hasSize(2));
		assertThat(this.receiver.requests().getLast().text()).contains(Account.user(2));
		makeAllDue();
		await(() -> assertThat(this.receiver.requests()).hasSize(5));
		assertThat(this.receiver.requests()
			.stream()
			.map(HttpReceiver.Request::text)
			.filter((text) -> text.contains(Account.user(1)))
			.map((text) -> text.replaceAll(".*\"seq\":(\\d+).*", "$1"))).containsExactly("1", "1", "2", "3");
		assertThat(this.account.get("/webhooks/" + id).body()).contains("\"lag\":0");
	}

	@Test
	void aReceiverThatIsGoneGetsNothingMore() {
		this.receiver.reply(Reply.status(410));
		String id = make("");
		raise(1);
		await(() -> assertThat(this.account.get("/webhooks/" + id).body()).contains("\"enabled\":false",
				"\"reason\":\"gone\"", "\"status\":\"disabled\""));
		assertThat(this.account.get("/audit").body()).contains("\"actor\":\"ztrisk\"", "\"reason\":\"gone\"");
		this.receiver.reply(Reply.status(204));
		this.receiver.forget();
		assertThat(this.account.put("/webhooks/" + id, "{\"enabled\":true}").body()).contains("\"enabled\":true")
			.doesNotContain("reason");
		await(() -> assertThat(this.receiver.requests()).hasSize(1));
	}

	@Test
	void aReceiverThatFailsForFiveDaysIsDisabled() {
		this.receiver.reply(Reply.status(500));
		String id = make("");
		raise(1);
		await(() -> assertThat(deliveries(id)).contains("\"attempts\":1"));
		this.database.sql("update subscription set failing_since = now() - interval '5 days' where id = :id")
			.param("id", UUID.fromString(id))
			.update();
		makeAllDue();
		await(() -> assertThat(this.account.get("/webhooks/" + id).body()).contains("\"reason\":\"failing\""));
	}

	@Test
	void aReceiverThatAsksForARestGetsIt() {
		this.receiver.reply(Reply.retryAfter(429, "3000"));
		String id = make("");
		raise(1);
		await(() -> assertThat(this.account.get("/signals").body()).contains("\"resting\":true"));
		raise(2);
		assertThat(this.database.sql("""
				select extract(epoch from rest_until - now()) from subscription where id = :id""")
			.param("id", UUID.fromString(id))
			.query(Double.class)
			.single()).isBetween(2500.0, 3000.0);
		assertThat(this.receiver.requests()).hasSize(1);
	}

	@Test
	void redirectsAreNotFollowed() {
		try (HttpReceiver other = HttpReceiver.start()) {
			this.receiver.reply(Reply.redirect(other.url("/")));
			assertThat(post("/" + make("") + "/test", "")).contains("\"http_status\":302");
			assertThat(other.connections()).isZero();
		}
	}

	@Test
	void aDeliveredMessageIsSentAgainOnRequest() {
		String id = make("");
		raise(1);
		await(() -> assertThat(deliveries(id)).contains("\"status\":\"delivered\""));
		String delivery = value(deliveries(id), "id");
		assertThat(post("/" + id + "/deliveries/" + delivery + "/redeliver", "")).contains("\"status\":\"waiting\"",
				"\"id\":\"" + delivery + "\"");
		await(() -> assertThat(this.receiver.requests()).hasSize(2));
		assertThat(this.receiver.requests().get(0).header("webhook-id"))
			.isEqualTo(this.receiver.requests().get(1).header("webhook-id"));
	}

	@Test
	void aPositionSendsAgainOrSkips() {
		String id = make("");
		raise(1);
		raise(2);
		await(() -> assertThat(this.receiver.requests()).hasSize(2));
		this.receiver.forget();
		assertThat(this.account.put("/webhooks/" + id, "{\"position\":\"1.00000001\"}").body())
			.contains("\"code\":12019");
		this.account.put("/webhooks/" + id, "{\"position\":\"0.00000000\"}");
		await(() -> assertThat(this.receiver.requests()).hasSize(2));
		this.account.put("/webhooks/" + id, "{\"enabled\":false}");
		raise(3);
		assertThat(this.account.put("/webhooks/" + id, "{\"enabled\":true,\"position\":\"now\"}").body())
			.contains("\"lag\":0");
		raise(4);
		await(() -> assertThat(this.receiver.requests()).hasSize(3));
		assertThat(this.receiver.requests().getLast().text()).contains(Account.user(4));
	}

	@Test
	void anErasureDeletesTheDeliveriesOfThePerson() {
		String id = make("");
		raise(1);
		raise(2);
		await(() -> assertThat(deliveries(id)).contains(Account.user(1), Account.user(2)));
		assertThat(this.account.get("/users/" + Account.user(1) + "/export").body())
			.contains("\"deliveries\":[{\"first_attempt_at\"", "\"subscription_id\":\"" + id + "\"");
		this.account.send(this.account.request("/users/" + Account.user(1)).DELETE());
		assertThat(deliveries(id)).doesNotContain(Account.user(1)).contains(Account.user(2));
	}

	@Test
	void aMergeMovesTheDeliveries() {
		String id = make("");
		this.account.store(Account.event("imp_travel", "e", "noa@example.org", Instant.now().toString()));
		String derived = this.account.derivedId("noa@example.org");
		await(() -> assertThat(deliveries(id)).contains("\"status\":\"delivered\"", derived));
		this.account.putUsers("{\"id\":\"" + Account.user(1) + "\",\"email\":\"noa@example.org\"}");
		assertThat(deliveries(id)).contains(Account.user(1)).doesNotContain(derived);
	}

	@Test
	void whoMayOnlyReadSeesNoPathOfAUrl() {
		String id = make(",\"name\":\"Slack\"");
		String token = value(this.api
			.post("/accounts/" + this.account.id() + "/tokens", "application/json",
					"{\"name\":\"r\",\"permissions\":[\"zero_trust_read\"]}")
			.body(), "value");
		String scoring = "/accounts/" + this.account.id() + "/zt_risk_scoring";
		String shown = "\"url\":\"" + this.receiver.url("/...") + "\"";
		assertThat(this.api.as(token).get(scoring + "/webhooks").body()).contains(shown);
		assertThat(this.api.as(token).get(scoring + "/webhooks/" + id).body()).contains(shown)
			.contains("\"name\":\"Slack\"");
	}

	@Test
	void aSecretNeverAppearsAgain() {
		String made = post("", "{\"url\":\"" + this.receiver.url("/p4th-s3cret")
				+ "\",\"authorization\":\"Bearer t0p-s3cret\",\"format\":\"text\"}");
		String id = value(made, "id");
		String rolled = value(post("/" + id + "/secret", "{\"overlap_seconds\":60}"), "secret");
		this.receiver.reply(Reply.status(500));
		raise(1);
		await(() -> assertThat(deliveries(id)).contains("\"attempts\":1"));
		post("/" + id + "/test", "");
		this.account.put("/webhooks/" + id, "{\"name\":\"Other\"}");
		List<String> answers = new ArrayList<>();
		List.of("/audit", "/signals", "/webhooks/" + id + "/deliveries", "/webhooks", "/webhooks/" + id)
			.forEach((path) -> answers.add(this.account.get(path).body()));
		answers.add(this.account.get("/users/" + Account.user(1) + "/export").body());
		answers.add(this.database.sql("select string_agg(s::text, ',') from subscription s where account_id = :account")
			.param("account", this.account.id())
			.query(String.class)
			.single()
			.replace(this.receiver.url("/p4th-s3cret"), ""));
		for (String secret : List.of(value(made, "secret"), rolled, "t0p-s3cret")) {
			assertThat(answers).noneMatch((answer) -> answer.contains(secret.replace("whsec_", "")));
			assertThat(logged()).doesNotContain(secret.replace("whsec_", ""));
			assertThat(this.receiver.requests()).noneMatch((request) -> request.text().contains(secret));
		}
		assertThat(this.receiver.requests().getFirst().header("Authorization")).contains("Bearer t0p-s3cret");
		assertThat(answers.subList(0, 3)).noneMatch((answer) -> answer.contains("p4th"));
		assertThat(logged()).doesNotContain("p4th-s3cret");
	}

	@Test
	void theLogOfAFailedPassHasClassesAndFramesAndNoSecret(@Autowired Secrets secrets) {
		String id = make("");
		byte[] sealed = secrets.seal(new SecretPlace(this.account.id(), "subscription", id, "sealed"),
				"{\"current\":\"whsec_\",\"previous_until\":\"s3aled-s3cret\"}".getBytes(StandardCharsets.UTF_8));
		this.database.sql("update subscription set sealed = :sealed where account_id = :account")
			.param("sealed", sealed)
			.param("account", this.account.id())
			.update();
		raise(1);
		String logged = "The pass of subscription " + id + " of account " + this.account.id() + " has failed";
		await(() -> assertThat(logged()).containsSubsequence(logged,
				RedactedException.class.getName() + ": tools.jackson.databind.exc.InvalidFormatException",
				"at io.ztrisk.webhook.WebhookVault.open(WebhookVault.java:", "at io.ztrisk.sender.PassRunner.run(",
				"Caused by: " + RedactedException.class.getName() + ": java.time.format.DateTimeParseException",
				"at java.base/java.time.format.DateTimeFormatter.parse("));
		assertThat(logged()).doesNotContain("s3aled-s3cret");
	}

	@Test
	void anotherUrlWithoutTheAuthorizationDeletesIt() {
		String id = make(",\"authorization\":\"Bearer old\"");
		this.account.put("/webhooks/" + id, "{\"name\":\"Mine\"}");
		post("/" + id + "/test", "");
		assertThat(this.receiver.requests().getLast().header("Authorization")).contains("Bearer old");
		this.account.put("/webhooks/" + id, "{\"url\":\"" + this.receiver.url("/other") + "\"}");
		post("/" + id + "/test", "");
		assertThat(this.receiver.requests().getLast().target()).isEqualTo("/other");
		assertThat(this.receiver.requests().getLast().header("Authorization")).isEmpty();
	}

	@Test
	void nullDeletesAnOptionalMember() {
		String id = make(",\"name\":\"Slack\",\"levels\":[\"high\"],\"behaviors\":[\"imp_travel\"]");
		assertThat(this.account.put("/webhooks/" + id, "{\"name\":null,\"levels\":null,\"behaviors\":null}").body())
			.contains("\"levels\":[\"unscored\",\"low\",\"medium\",\"high\"]")
			.doesNotContain("\"name\"", "\"behaviors\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = { "{}; /url; url is required",
			"{'url':1}; /url; url must be a string", "{'url':'ftp://a.example'}; /url; url must begin with https://",
			"{'url':'https://a.example','x':1}; /x; x is unknown",
			"{'url':'https://a.example','position':'now'}; /position; position is unknown",
			"{'url':'https://a.example','format':'xml'}; /format; format must be one of standard, cloudevents, text",
			"{'url':'https://a.example','levels':['none']}; /levels/0; levels[0] must be one of unscored, low, medium, high",
			"{'url':'https://a.example','levels':[]}; /levels; levels must be a list of 1 to 4 elements",
			"{'url':'https://a.example','directions':'up'}; /directions; directions must be a list of 1 to 4 elements",
			"{'url':'https://a.example','enabled':'true'}; /enabled; enabled must be a boolean",
			"{'url':'https://a.example','authorization':'a\\r\\nb: c'}; /authorization; authorization must have 1 to 1024 printable ASCII characters" })
	void anInvalidBodyIsRefused(String body, String pointer, String message) {
		assertThat(post("", body.replace('\'', '"'))).isEqualTo(ApiClient.failure(
				"{\"code\":12003,\"message\":\"%s\",\"source\":{\"pointer\":\"%s\"}}".formatted(message, pointer)));
		assertThat(this.account.get("/webhooks").body()).contains("\"result\":[]");
	}

	@Test
	void anUnknownBehaviorIsRefused() {
		assertThat(post("", "{\"url\":\"https://a.example\",\"behaviors\":[\"imp_travel\",\"nope\"]}"))
			.contains("\"code\":12002", "\"pointer\":\"/behaviors/1\"");
	}

	@Test
	void anAccountHasAtMostAHundredSubscriptions() {
		for (int i = 0; i < 100; i++) {
			make("");
		}
		assertThat(post("", "{\"url\":\"https://a.example\"}")).contains("\"code\":12021");
		assertThat(this.account
			.send(this.account.request("/webhooks/" + value(this.account.get("/webhooks").body(), "id")).DELETE())
			.body()).isEqualTo(ApiClient.success("null"));
		make("");
	}

	@Test
	void operatorsSeeAndStopEverySubscription() {
		String id = make("");
		assertThat(this.account.get("/signals").body()).contains("\"kind\":\"webhook\"", "\"lag\":0",
				"\"origin\":\"" + this.receiver.url("") + "\"");
		assertThat(this.account.put("/signals/" + id, "{\"status\":\"disabled\"}").body())
			.isEqualTo(ApiClient.success("null"));
		assertThat(this.account.get("/webhooks/" + id).body()).contains("\"enabled\":false");
		assertThat(this.account.put("/signals/" + id, "{\"status\":\"paused\"}").body()).contains("\"/status\"");
		this.account.put("/signals/" + id, "{\"status\":\"enabled\",\"position\":\"now\"}");
		assertThat(this.account.get("/webhooks/" + id).body()).contains("\"enabled\":true");
		this.account.send(this.account.request("/signals/" + id).DELETE());
		assertThat(this.account.get("/signals").body()).contains("\"result\":[]");
	}

	private String make(String members) {
		return value(post("", "{\"url\":\"" + this.receiver.url("/hook") + "\"" + members + "}"), "id");
	}

	private String post(String path, String body) {
		HttpRequest.Builder request = this.account.request("/webhooks" + path);
		HttpResponse<String> answer = this.account
			.send(request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
		return answer.body();
	}

	private String deliveries(String id) {
		return this.account.get("/webhooks/" + id + "/deliveries").body();
	}

	/** Gives a user the level high. */
	private void raise(int user) {
		this.account.putUsers("{\"id\":\"" + Account.user(user) + "\",\"email\":\"user" + user + "@example.org\"}");
		this.account.store(Account.event("imp_travel", UUID.randomUUID().toString(), Account.user(user),
				Instant.now().plusMillis(1).toString()));
	}

	/** Lets the rest and the wait end now. */
	private void makeAllDue() {
		this.database
			.sql("update delivery set next_attempt_at = null where account_id = :account and status = 'waiting'")
			.param("account", this.account.id())
			.update();
		this.database.sql("""
				update subscription set rest_until = null, retry_at = now(), lease = lease + 1
				where account_id = :account""").param("account", this.account.id()).update();
	}

	/** The lines of the log with their exceptions. */
	private String logged() {
		return this.log.list.stream()
			.map((line) -> line.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(line.getThrowableProxy()))
			.collect(Collectors.joining("\n"));
	}

	private static void await(org.awaitility.core.ThrowingRunnable assertion) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
	}

	private static String value(String body, String member) {
		return body.replaceAll("(?s).*?\"" + member + "\":\"([^\"]+)\".*", "$1");
	}

	private static Map<String, List<String>> headers(HttpReceiver.Request request) {
		return Map.of("webhook-id", List.of(request.header("webhook-id").orElseThrow()), "webhook-timestamp",
				List.of(request.header("webhook-timestamp").orElseThrow()), "webhook-signature",
				List.of(request.header("webhook-signature").orElseThrow()));
	}

}
