package io.ztrisk.secevent;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.SignedJWT;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ConcurrentServerTest;
import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.Reply;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.SsfReceiver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Streams by push, with receivers on this host.
 */
@ConcurrentServerTest
class PushTests {

	private static final String CAEP = "https://schemas.openid.net/secevent/caep/event-type/";

	private static final String SSF = "https://schemas.openid.net/secevent/ssf/event-type/";

	private final HttpReceiver endpoint = HttpReceiver.start();

	private final ApiClient api;

	private final Account account;

	private final SsfReceiver receiver;

	private final JdbcClient database;

	PushTests(@Autowired SecondServer publicServer, @Autowired JdbcClient database) {
		this.api = new ApiClient(publicServer.port());
		this.account = new Account(publicServer.port());
		this.receiver = new SsfReceiver(this.api, this.account.id());
		this.database = database;
		this.endpoint.reply(Reply.status(202));
		this.account.enable("imp_travel", "high");
		this.account.enable("security_domain", "low");
		this.account.enable("high_dlp", "medium");
	}

	@AfterEach
	void close() {
		this.endpoint.close();
	}

	@Test
	@OldestPostgresTest
	void aLevelReachesTheReceiver() throws Exception {
		String id = stream(",\"authorization_header\":\"Bearer s3cr3t\"", "");
		raise("imp_travel", "a", "mia@example.org");
		HttpReceiver.Request request = received(1);
		assertThat(request.target()).isEqualTo("/events?x");
		assertThat(request.header("Content-Type")).contains("application/secevent+jwt");
		assertThat(request.header("Accept")).contains("application/json");
		assertThat(request.header("Authorization")).contains("Bearer s3cr3t");
		SignedJWT token = this.receiver.verified(request.text());
		assertThat(token.getHeader().getType()).isEqualTo(new JOSEObjectType("secevent+jwt"));
		assertThat(token.getHeader().toJSONObject()).containsOnlyKeys("alg", "kid", "typ")
			.containsEntry("alg", "RS256");
		Map<String, Object> claims = token.getPayload().toJSONObject();
		assertThat(claims).containsOnlyKeys("aud", "events", "iat", "iss", "jti", "sub_id", "txn")
			.containsEntry("aud", issuer() + "/receivers/" + this.receiver.id())
			.containsEntry("iss", issuer())
			.containsEntry("sub_id", Map.of("format", "email", "email", "mia@example.org"));
		assertThat(claims.get("events")).isEqualTo(Map.of(CAEP + "risk-level-change",
				Map.of("principal", "USER", "current_level", "HIGH", "previous_level", "LOW", "event_timestamp",
						1767323045L, "initiating_entity", "system", "risk_reason", "imp_travel", "reason_admin",
						Map.of("en", "Impossible Travel"))));
		this.account.reset(this.account.derivedId("mia@example.org"));
		assertThat(payload(received(2))).contains("\"current_level\":\"LOW\"", "\"previous_level\":\"HIGH\"",
				"\"initiating_entity\":\"admin\"", "\"risk_reason\":\"reset\"", "\"reason_admin\":{\"en\":\"Reset\"}");
		assertThat(this.api.as(this.receiver.value()).get("/ssf/" + this.account.id() + "/stream").body()).contains(id)
			.doesNotContain("s3cr3t", "authorization");
	}

	@Test
	void aUserWithoutAnEmailIsNamedByItsId() {
		stream("", "");
		this.account.store("{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"" + Account.user(7)
				+ "\"},\"timestamp\":\"2026-01-02T03:04:05Z\"}");
		assertThat(payload(received(1))).contains(
				"\"sub_id\":{\"format\":\"iss_sub\",\"iss\":\"" + issuer() + "\",\"sub\":\"" + Account.user(7) + "\"}");
	}

	/** CAEP knows no level below low. */
	@Test
	void aChangeBetweenUnscoredAndLowIsNotSent() {
		stream("", "");
		raise("security_domain", "a", "mia@example.org");
		this.account.reset(this.account.derivedId("mia@example.org"));
		await(() -> assertThat(signals()).contains("\"lag\":0"));
		assertThat(this.endpoint.requests()).isEmpty();
	}

	@Test
	void aReceiverIsToldOfAFallThatAnUntoldChangeFollowed() {
		String id = stream("", "");
		raise("high_dlp", "a", "mia@example.org");
		received(1);
		status(id, "paused");
		String mia = this.account.derivedId("mia@example.org");
		this.account.reset(mia);
		raise("security_domain", "b", "mia@example.org");
		status(id, "enabled");
		assertThat(payload(received(2))).contains("\"current_level\":\"LOW\"", "\"previous_level\":\"MEDIUM\"");
		await(() -> assertThat(signals()).contains("\"lag\":0"));
		assertThat(this.endpoint.requests()).hasSize(2);
	}

	@Test
	void sessionsEndIfTheReceiverWantsThat() {
		stream("", ",\"events_requested\":[\"" + CAEP + "session-revoked\",\"" + CAEP + "risk-level-change\"]");
		raise("imp_travel", "a", "mia@example.org");
		assertThat(payload(received(2))).contains("\"events\":{\"" + CAEP
				+ "session-revoked\":{\"event_timestamp\":1767323045,"
				+ "\"initiating_entity\":\"policy\",\"reason_admin\":{\"en\":\"Risk rose to high: Impossible Travel\"}}}");
		assertThat(payload(this.endpoint.requests().getFirst())).contains("risk-level-change");
		this.account.reset(this.account.derivedId("mia@example.org"));
		assertThat(payload(received(3))).contains("\"current_level\":\"LOW\"");
	}

	@Test
	void sessionsDoNotEndIfTheLevelIsNotHighAnyMore() {
		String id = stream("", ",\"events_requested\":[\"" + CAEP + "session-revoked\"]");
		status(id, "paused");
		raise("imp_travel", "a", "mia@example.org");
		this.account.reset(this.account.derivedId("mia@example.org"));
		raise("imp_travel", "b", "noa@example.org");
		status(id, "enabled");
		assertThat(payload(received(1))).contains("noa@example.org");
		await(() -> assertThat(signals()).contains("\"lag\":0"));
		assertThat(this.endpoint.requests()).hasSize(1);
	}

	@Test
	void aVerificationIsSentAtOnceAlsoWhileTheStreamRests() {
		this.endpoint.reply(Reply.status(503));
		String id = stream("", "");
		raise("imp_travel", "a", "mia@example.org");
		raise("imp_travel", "b", "noa@example.org");
		raise("imp_travel", "c", "ola@example.org");
		await(() -> assertThat(signals()).contains("\"resting\":true"));
		this.endpoint.reply(Reply.status(202));
		this.endpoint.forget();
		restLong(id);
		assertThat(this.receiver.call("POST", "/verify", "{\"stream_id\":\"" + id + "\",\"state\":\"VGhpcyBpcyBh\"}")
			.statusCode()).isEqualTo(204);
		Map<String, Object> claims = this.receiver.verified(received(1).text()).getPayload().toJSONObject();
		assertThat(claims).containsOnlyKeys("aud", "events", "iat", "iss", "jti", "sub_id", "txn")
			.containsEntry("sub_id", Map.of("format", "opaque", "id", id))
			.containsEntry("events", Map.of(SSF + "verification", Map.of("state", "VGhpcyBpcyBh")));
		await(() -> assertThat(signals()).as("A success ends the rest").contains("\"resting\":false"));
	}

	@Test
	void aVerificationThatFailsIsNotTriedAgain() {
		this.endpoint.reply(Reply.status(500));
		String id = stream("", "");
		this.receiver.call("POST", "/verify", "{\"stream_id\":\"" + id + "\"}");
		assertThat(payload(received(1))).contains("\"" + SSF + "verification\":{}");
		await(() -> assertThat(signals()).as("No level was given up")
			.contains("\"dead\":0", "\"waiting\":0", "\"resting\":false"));
		assertThat(this.endpoint.requests()).hasSize(1);
	}

	@Test
	void aVerificationIsSentOnceAlsoIfTheStreamChangesMeanwhile() {
		this.endpoint.next(Reply.later(Duration.ofSeconds(2), Reply.status(202)));
		String id = stream("", "");
		this.receiver.call("POST", "/verify", "{\"stream_id\":\"" + id + "\"}");
		received(1);
		this.receiver.call("PATCH", "/stream", "{\"stream_id\":\"" + id + "\",\"description\":\"IdP\"}");
		await(() -> assertThat(signals()).contains("\"waiting\":0", "\"dead\":0"));
		raise("imp_travel", "a", "mia@example.org");
		assertThat(payload(received(2))).contains("risk-level-change");
	}

	@Test
	void aVerificationWaitsWhileTheStreamIsPaused() {
		String id = stream("", "");
		status(id, "paused");
		this.receiver.call("POST", "/verify", "{\"stream_id\":\"" + id + "\"}");
		raise("imp_travel", "a", "mia@example.org");
		assertThat(this.endpoint.requests()).isEmpty();
		status(id, "enabled");
		assertThat(payload(received(1))).contains("verification");
		assertThat(payload(received(2))).contains("risk-level-change");
	}

	@Test
	@OldestPostgresTest
	void aDisabledStreamGoesOnWithWhatComes() {
		this.endpoint.reply(Reply.status(503));
		String id = stream("", "");
		raise("imp_travel", "a", "mia@example.org");
		await(() -> assertThat(signals()).contains("\"waiting\":1"));
		status(id, "disabled");
		assertThat(signals()).contains("\"waiting\":0");
		raise("imp_travel", "b", "noa@example.org");
		this.endpoint.reply(Reply.status(202));
		this.endpoint.forget();
		status(id, "paused");
		status(id, "enabled");
		raise("imp_travel", "c", "ola@example.org");
		assertThat(payload(received(1))).contains("ola@example.org");
	}

	@Test
	void aReceiverLearnsThatAnOperatorHasChangedTheStatus() {
		String id = stream("", "");
		assertThat(this.account.put("/signals/" + id, "{\"status\":\"disabled\"}").statusCode()).isEqualTo(200);
		Map<String, Object> claims = this.receiver.verified(received(1).text()).getPayload().toJSONObject();
		assertThat(claims).containsEntry("sub_id", Map.of("format", "opaque", "id", id))
			.containsEntry("events", Map.of(SSF + "stream-updated",
					Map.of("status", "disabled", "reason", "An operator has changed it")));
		assertThat(this.receiver.call("GET", "/status?stream_id=" + id, "").body()).contains("\"disabled\"");
		this.account.put("/signals/" + id, "{\"status\":\"enabled\"}");
		assertThat(payload(received(2))).contains("\"status\":\"enabled\"");
	}

	@Test
	@OldestPostgresTest
	void nothingIsSentForATokenThatIsDeleted() {
		stream("", "");
		assertThat(this.api.delete("/accounts/" + this.account.id() + "/tokens/" + this.receiver.id()).statusCode())
			.isEqualTo(200);
		assertThat(signals()).contains("\"kind\":\"ssf\"", "\"owner\":\"" + this.receiver.id() + "\"",
				"\"reason\":\"token\"", "\"status\":\"disabled\"");
		raise("imp_travel", "a", "mia@example.org");
		Account other = new Account(this.api.get("/user").uri().getPort());
		other.enable("imp_travel", "high");
		new SsfReceiver(this.api, other.id()).stream("{" + delivery("") + "}");
		other.store(Account.event("imp_travel", "b", "noa@example.org", "2026-01-02T03:04:05Z"));
		assertThat(received(1).text()).isNotEmpty();
		assertThat(this.endpoint.requests()).as("Only of the other account, whose change was later").hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"permissions\":[\"ssf_manage\"],\"status\":\"disabled\"",
			"\"permissions\":[\"ssf_read\"]", "\"permissions\":[\"ssf_manage\"],\"accounts\":[\"other\"]" })
	void nothingIsSentWhileATokenMayNotManageItsStream(String change) {
		stream("", "");
		String path = "/accounts/" + this.account.id() + "/tokens/" + this.receiver.id();
		assertThat(this.api.put(path, "{\"name\":\"receiver\"," + change + "}").statusCode()).isEqualTo(200);
		assertThat(signals()).contains("\"reason\":\"token\"", "\"status\":\"disabled\"");
		raise("imp_travel", "a", "mia@example.org");
		this.account.reset(this.account.derivedId("mia@example.org"));
		raise("imp_travel", "b", "noa@example.org");
		this.api.put(change.contains("other") ? "/accounts/other/tokens/" + this.receiver.id() : path,
				"{\"name\":\"receiver\",\"permissions\":[\"ssf_manage\"],\"status\":\"active\",\"accounts\":[\""
						+ this.account.id() + "\"]}");
		assertThat(List.of(payload(received(2)), payload(received(1)))).as("Of each user the newest change")
			.anySatisfy((token) -> assertThat(token).contains("mia@example.org", "\"current_level\":\"LOW\""))
			.anySatisfy((token) -> assertThat(token).contains("noa@example.org", "\"current_level\":\"HIGH\""));
	}

	@Test
	void theHeaderStaysWithItsUrlAlone() {
		String id = stream(",\"authorization_header\":\"s3cr3t\"", "");
		String read = this.receiver.call("GET", "/stream?stream_id=" + id, "").body();
		this.receiver.call("PUT", "/stream", read);
		raise("imp_travel", "a", "a@example.org");
		assertThat(received(1).header("Authorization")).contains("s3cr3t");
		this.receiver.call("PATCH", "/stream",
				"{\"stream_id\":\"" + id + "\"," + delivery("").replace("/events?x", "/other") + "}");
		raise("imp_travel", "b", "b@example.org");
		assertThat(received(2).header("Authorization")).isEmpty();
		this.receiver.call("PATCH", "/stream", "{\"stream_id\":\"" + id + "\","
				+ delivery(",\"authorization_header\":\"other\"").replace("/events?x", "/other") + "}");
		raise("imp_travel", "c", "c@example.org");
		assertThat(received(3).header("Authorization")).contains("other");
		this.receiver.call("PATCH", "/stream", "{\"stream_id\":\"" + id + "\","
				+ delivery(",\"authorization_header\":null").replace("/events?x", "/other") + "}");
		raise("imp_travel", "d", "d@example.org");
		assertThat(received(4).header("Authorization")).isEmpty();
		assertThat(this.account.get("/audit").body()).contains("\"fields\":[\"delivery\"]").doesNotContain("s3cr3t");
	}

	@Test
	@OldestPostgresTest
	void aPassEndsWhenItsStreamIsPaused() {
		this.endpoint.reply(Reply.later(Duration.ofMillis(500), Reply.status(202)));
		String id = stream("", "");
		this.account.store(IntStream.range(0, 60)
			.mapToObj((i) -> Account.event("imp_travel", "e" + i, "u" + i + "@example.org", "2026-01-02T03:04:05Z"))
			.toArray(String[]::new));
		received(1);
		status(id, "paused");
		int before = this.endpoint.requests().size();
		await(() -> assertThat(leased(id)).isFalse());
		assertThat(this.endpoint.requests().size()).as("Only what was on the wire").isLessThanOrEqualTo(before + 8);
		status(id, "enabled");
		assertThat(received(60)).isNotNull();
	}

	@Test
	void whatBecomesVoidDuringAPassIsNotSent() {
		stream("", ",\"events_requested\":[\"" + CAEP + "session-revoked\",\"" + CAEP + "risk-level-change\"]");
		this.endpoint.next(Reply.later(Duration.ofSeconds(3), Reply.status(202)));
		raise("imp_travel", "a", "mia@example.org");
		assertThat(payload(received(1))).contains("\"current_level\":\"HIGH\"");
		this.account.reset(this.account.derivedId("mia@example.org"));
		assertThat(payload(received(2))).contains("\"current_level\":\"LOW\"");
		await(() -> assertThat(signals()).contains("\"lag\":0", "\"waiting\":0"));
		assertThat(this.endpoint.requests()).as("The end of the sessions is void").hasSize(2);
	}

	@Test
	void noVerificationFollowsTheDeletionOfAStream() {
		String id = stream("", "");
		status(id, "paused");
		this.receiver.call("POST", "/verify", "{\"stream_id\":\"" + id + "\"}");
		this.endpoint.next(Reply.later(Duration.ofSeconds(3), Reply.status(202)));
		this.account.put("/signals/" + id, "{\"status\":\"enabled\"}");
		received(1);
		this.receiver.call("DELETE", "/stream?stream_id=" + id, "");
		Awaitility.await()
			.during(Duration.ofSeconds(5))
			.atMost(Duration.ofSeconds(60))
			.until(() -> this.endpoint.requests().size() == 1);
	}

	private void beginALongPass() {
		this.endpoint.reply(Reply.later(Duration.ofMillis(500), Reply.status(202)));
		stream("", "");
		this.account.store(IntStream.range(0, 40)
			.mapToObj((i) -> Account.event("imp_travel", "e" + i, "u" + i + "@example.org", "2026-01-02T03:04:05Z"))
			.toArray(String[]::new));
		received(1);
	}

	@Test
	void aPassEndsWhenItsKeyIsRevoked() {
		beginALongPass();
		assertThat(this.account
			.send(this.account.request("/signing_keys/rotate")
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{\"revoke\":true}")))
			.statusCode()).isEqualTo(200);
		int before = this.endpoint.requests().size();
		await(() -> assertThat(signals()).contains("\"lag\":0", "\"waiting\":0"));
		assertThat(this.endpoint.requests().stream().skip(before + 8)).isNotEmpty()
			.allSatisfy((request) -> this.receiver.verified(request.text()));
	}

	@Test
	void aPassSendsNothingAboutAPersonThatIsErased() {
		beginALongPass();
		String last = this.database
			.sql("select cast(user_id as text) from risk_change where account_id = :account order by seq desc limit 1")
			.param("account", this.account.id())
			.query(String.class)
			.single();
		assertThat(this.account.send(this.account.request("/users/" + last).DELETE()).statusCode()).isEqualTo(200);
		await(() -> assertThat(signals()).contains("\"lag\":0"));
		assertThat(this.endpoint.requests()).hasSize(39);
	}

	@Test
	void aPassSendsNothingVoidAboutAPersonWhoIsMergedMeanwhile() {
		beginALongPass();
		String last = this.database.sql("""
				select email from users join risk_change on user_id = users.id
				where users.account_id = :account and risk_change.account_id = :account order by seq desc limit 1""")
			.param("account", this.account.id())
			.query(String.class)
			.single();
		this.account.store("{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"" + Account.user(7) + "\",\"email\":\""
				+ last + "\"},\"timestamp\":\"2026-01-02T03:04:05Z\"}");
		this.account.reset(Account.user(7));
		await(() -> assertThat(signals()).contains("\"lag\":0", "\"waiting\":0"));
		assertThat(this.endpoint.requests().stream().map(this::payload).filter((token) -> token.contains(last)))
			.singleElement()
			.asString()
			.contains("\"current_level\":\"LOW\"");
	}

	@Test
	@OldestPostgresTest
	void aPollHandsOutNothingWhileAMessageIsOnTheWire() {
		this.endpoint.next(Reply.later(Duration.ofSeconds(3), Reply.status(202)));
		String id = stream("", "");
		raise("imp_travel", "a", "mia@example.org");
		received(1);
		this.receiver.call("PATCH", "/stream",
				"{\"stream_id\":\"" + id + "\",\"delivery\":{\"method\":\"urn:ietf:rfc:8936\"}}");
		assertThat(this.receiver.poll(id, "{\"returnImmediately\":true}")).isEmpty();
		this.receiver.call("PATCH", "/stream", "{\"stream_id\":\"" + id + "\"," + delivery("") + "}");
		this.account.reset(this.account.derivedId("mia@example.org"));
		assertThat(leased(id)).isTrue();
		assertThat(payload(received(2))).contains("\"current_level\":\"LOW\"");
	}

	private boolean leased(String id) {
		return this.database.sql("select lease_until > now() from subscription where id = cast(:id as uuid)")
			.param("id", id)
			.query(Boolean.class)
			.single();
	}

	@Test
	void whatWaitsIsSentWhenAPolledStreamBecomesOneByPush() {
		String id = this.receiver.stream("{}");
		raise("imp_travel", "a", "mia@example.org");
		await(() -> assertThat(this.receiver.poll(id, "{\"returnImmediately\":true}")).hasSize(1));
		this.receiver.call("PATCH", "/stream", "{\"stream_id\":\"" + id + "\"," + delivery("") + "}");
		assertThat(payload(received(1))).contains("mia@example.org");
	}

	private String stream(String ofDelivery, String more) {
		return this.receiver.stream("{" + delivery(ofDelivery) + more + "}");
	}

	private String delivery(String more) {
		return "\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"" + this.endpoint.url("/events?x")
				+ "\"" + more + "}";
	}

	private void status(String id, String status) {
		HttpResponse<String> answer = this.receiver.call("POST", "/status",
				"{\"stream_id\":\"" + id + "\",\"status\":\"" + status + "\"}");
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	private void raise(String behavior, String id, String email) {
		this.account.store(Account.event(behavior, id, email,
				behavior.equals("imp_travel") ? "2026-01-02T03:04:05Z" : Instant.now().toString()));
	}

	/** Lets a rest last, whatever it was. */
	private void restLong(String id) {
		this.database.sql("update subscription set rest_until = now() + interval '1 hour' where id = cast(:id as uuid)")
			.param("id", id)
			.update();
	}

	private String signals() {
		return this.account.get("/signals").body();
	}

	/** The request with a number, when it has come. */
	private HttpReceiver.Request received(int number) {
		await(() -> assertThat(this.endpoint.requests()).hasSizeGreaterThanOrEqualTo(number));
		List<HttpReceiver.Request> requests = this.endpoint.requests();
		return requests.get(number - 1);
	}

	private String payload(HttpReceiver.Request request) {
		return this.receiver.verified(request.text()).getPayload().toString();
	}

	private String issuer() {
		return SecondServer.PUBLIC_URL + "/ssf/" + this.account.id();
	}

	private static void await(org.awaitility.core.ThrowingRunnable condition) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(condition);
	}

}
