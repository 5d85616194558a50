package io.ztrisk.ssf;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.ServerTest;
import io.ztrisk.test.SsfReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The calls of receivers for their streams, over HTTP.
 */
@ServerTest
class StreamTests {

	private static final String RISK = "https://schemas.openid.net/secevent/caep/event-type/risk-level-change";

	private static final String REVOKED = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";

	private static final String PUSH = "\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"https://example.com/e?x\"";

	private final ApiClient api;

	private final Account account;

	private final SsfReceiver receiver;

	StreamTests(@Autowired SecondServer publicServer) {
		this.api = new ApiClient(publicServer.port());
		this.account = new Account(publicServer.port());
		this.receiver = new SsfReceiver(this.api, this.account.id());
	}

	@Test
	void theConfigurationNamesTheCalls() {
		HttpResponse<String> answer = this.api
			.send(this.api.bare("/.well-known/ssf-configuration/ssf/" + this.account.id()).GET());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.body()).isEqualTo("""
				{"authorization_schemes":[{"spec_urn":"urn:ietf:rfc:6749"}],"configuration_endpoint":"%1$s/stream",\
				"default_subjects":"ALL","delivery_methods_supported":["urn:ietf:rfc:8935","urn:ietf:rfc:8936"],\
				"issuer":"%1$s","jwks_uri":"%1$s/jwks.json","spec_version":"1_0","status_endpoint":"%1$s/status",\
				"verification_endpoint":"%1$s/verify"}""".formatted(issuer()));
	}

	@Test
	void aReceiverMakesReadsChangesAndDeletesItsStream() {
		assertThat(this.receiver.call("GET", "/stream", "").body()).isEqualTo("[]");
		HttpResponse<String> made = this.receiver.call("POST", "/stream",
				"{" + PUSH + ",\"authorization_header\":\"Bearer s3cr3t\"},\"events_requested\":[\"" + RISK
						+ "\",\"urn:x\"],\"description\":\"IdP\",\"unknown\":1}");
		assertThat(made.statusCode()).isEqualTo(201);
		assertThat(made.headers().firstValue("Content-Type")).contains("application/json");
		String id = made.body().replaceAll(".*\"stream_id\":\"([^\"]+)\".*", "$1");
		assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
		String delivery = "{\"endpoint_url\":\"https://example.com/e?x\",\"method\":\"urn:ietf:rfc:8935\"}";
		assertThat(made.body()).isEqualTo(
				stream(id, delivery, "\"description\":\"IdP\",", "\"events_requested\":[\"" + RISK + "\",\"urn:x\"],"));
		assertThat(this.receiver.call("GET", "/stream?stream_id=" + id, "").body()).isEqualTo(made.body());
		assertThat(this.receiver.call("GET", "/stream", "").body()).isEqualTo("[" + made.body() + "]");
		assertThat(this.receiver.call("PATCH", "/stream", "{\"stream_id\":\"" + id + "\",\"description\":null}").body())
			.isEqualTo(stream(id, delivery, "", "\"events_requested\":[\"" + RISK + "\",\"urn:x\"],"));
		HttpResponse<String> replaced = this.receiver.call("PUT", "/stream", made.body());
		assertThat(replaced.statusCode()).isEqualTo(200);
		assertThat(replaced.body()).isEqualTo(made.body());
		assertThat(this.receiver.call("PUT", "/stream", "{\"stream_id\":\"" + id + "\"}").body())
			.isEqualTo(stream(id, poll(id), "", ""));
		HttpResponse<String> deleted = this.receiver.call("DELETE", "/stream?stream_id=" + id, "");
		assertThat(deleted.statusCode()).isEqualTo(204);
		assertThat(deleted.body()).isEmpty();
		assertError(this.receiver.call("GET", "/stream?stream_id=" + id, ""), 404, "not_found");
		assertThat(this.account.get("/audit").body())
			.contains("\"action\":\"subscription_made\"", "\"action\":\"subscription_changed\"",
					"\"action\":\"subscription_deleted\"")
			.doesNotContain("s3cr3t", "/e?x");
	}

	@Test
	void aStreamWithoutDeliveryIsPolled() {
		String id = this.receiver.stream("{\"stream_id\":\"x\",\"iss\":1,\"events_requested\":[],"
				+ "\"delivery\":{\"method\":\"urn:ietf:rfc:8936\",\"endpoint_url\":\"\"}}");
		assertThat(this.receiver.call("GET", "/stream?stream_id=" + id, "").body())
			.isEqualTo(stream(id, poll(id), "", ""));
		assertThat(this.receiver.call("PUT", "/stream", "{\"stream_id\":\"" + id + "\",\"delivery\":" + poll(id) + "}")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void aReceiverHasOneStreamAndSeesNoOther() {
		String id = this.receiver.stream("{\"delivery\":{\"method\":\"urn:ietf:rfc:8936\",\"endpoint_url\":null}}");
		assertError(this.receiver.call("POST", "/stream", "{}"), 409, "conflict");
		SsfReceiver other = new SsfReceiver(this.api, this.account.id());
		assertThat(other.call("GET", "/stream", "").body()).isEqualTo("[]");
		String body = "{\"stream_id\":\"" + id + "\",\"status\":\"paused\"}";
		for (HttpResponse<String> answer : List.of(other.call("GET", "/stream?stream_id=" + id, ""),
				other.call("PATCH", "/stream", body), other.call("PUT", "/stream", body),
				other.call("DELETE", "/stream?stream_id=" + id, ""), other.call("GET", "/status?stream_id=" + id, ""),
				other.call("POST", "/status", body), other.call("POST", "/verify", body),
				other.call("POST", "/poll/" + id, "{}"), other.call("GET", "/stream?stream_id=x", ""),
				other.call("PATCH", "/stream", "{\"stream_id\":\"x\"}"))) {
			assertError(answer, 404, "not_found");
		}
		assertThat(other.stream("{}")).isNotEqualTo(id);
	}

	@Test
	void callsAtOnceMakeOneStream() throws Exception {
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Integer>> calls = Collections.nCopies(3,
					() -> this.receiver.call("POST", "/stream", "{}").statusCode());
			assertThat(callers.invokeAll(calls).stream().map(Future::resultNow).sorted()).containsExactly(201, 409,
					409);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "[] | must be an object", "{ | Malformed JSON in request body",
			"'' | must be an object", "{\"delivery\":{}} | method is required; method must be one of %s",
			"{\"delivery\":1} | method must be one of %s",
			"{\"delivery\":{\"method\":\"x\"}} | method must be one of %s",
			"{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\"}} | endpoint_url is required",
			"{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"https://10.0.0.1\"}} | endpoint_url",
			"{\"delivery\":{\"method\":\"urn:ietf:rfc:8936\",\"endpoint_url\":\"https://example.com\"}} | endpoint_url is set by the transmitter for poll",
			"{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"https://example.com\",\"authorization_header\":\"a\\nb\"}} | authorization_header must have 1 to 4096 printable ASCII characters",
			"{\"events_requested\":\"x\"} | events_requested must be a list of 0 to 100 elements" })
	void aBodyThatIsNotValidMakesNoStream(String body, String description) {
		HttpResponse<String> answer = this.receiver.call("POST", "/stream", body);
		assertError(answer, 400, "invalid_request");
		assertThat(answer.body())
			.contains("\"description\":\"" + description.formatted("urn:ietf:rfc:8935, urn:ietf:rfc:8936"));
		assertThat(this.receiver.call("GET", "/stream", "").body()).isEqualTo("[]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"iss\":\"x\"", "\"aud\":[\"x\"]", "\"events_supported\":[]", "\"events_delivered\":1",
			"\"min_verification_interval\":1",
			"\"delivery\":{\"method\":\"urn:ietf:rfc:8936\",\"endpoint_url\":\"x\"}" })
	void aMemberOfTheTransmitterStaysAsItIs(String member) {
		String id = this.receiver.stream("{}");
		for (String method : List.of("PATCH", "PUT")) {
			assertError(this.receiver.call(method, "/stream", "{\"stream_id\":\"" + id + "\"," + member + "}"), 400,
					"invalid_request");
		}
	}

	@Test
	void aMemberOfTheTransmitterThatIsNullIsLeftAlone() {
		String id = this.receiver.stream("{}");
		for (String method : List.of("PATCH", "PUT")) {
			assertThat(this.receiver.call(method, "/stream", "{\"stream_id\":\"" + id + "\",\"aud\":null}").body())
				.isEqualTo(stream(id, poll(id), "", ""));
		}
	}

	@Test
	void theStatusOfAStreamIsReadAndChanged() {
		String id = this.receiver.stream("{}");
		assertThat(this.receiver.call("GET", "/status?stream_id=" + id, "").body())
			.isEqualTo("{\"status\":\"enabled\",\"stream_id\":\"" + id + "\"}");
		HttpResponse<String> paused = this.receiver.call("POST", "/status",
				"{\"stream_id\":\"" + id + "\",\"status\":\"paused\",\"reason\":\"upgrade\"}");
		assertThat(paused.statusCode()).isEqualTo(200);
		assertThat(paused.body())
			.isEqualTo("{\"reason\":\"upgrade\",\"status\":\"paused\",\"stream_id\":\"" + id + "\"}");
		assertThat(this.receiver.call("GET", "/status?stream_id=" + id, "").body()).isEqualTo(paused.body());
		assertError(this.receiver.call("POST", "/status", "{\"stream_id\":\"" + id + "\",\"status\":\"x\"}"), 400,
				"invalid_request");
		assertError(this.receiver.call("GET", "/status", ""), 400, "invalid_request");
		assertError(this.receiver.call("DELETE", "/stream", ""), 400, "invalid_request");
		assertError(this.receiver.call("GET", "/stream?stream_id=%ff", ""), 400, "invalid_request");
		assertError(this.receiver.call("DELETE", "/stream?stream_id=%ff", ""), 400, "invalid_request");
	}

	@Test
	void aVerificationComesOnceInThirtySeconds() {
		String id = this.receiver.stream("{}");
		String body = "{\"stream_id\":\"" + id + "\",\"state\":\"abc\"}";
		assertThat(this.receiver.call("POST", "/verify", body).statusCode()).isEqualTo(204);
		HttpResponse<String> again = this.receiver.call("POST", "/verify", body);
		assertError(again, 429, "too_many_requests");
		assertThat(again.headers().firstValue("Retry-After").orElseThrow()).matches("30|2[5-9]");
		this.receiver.call("POST", "/status", "{\"stream_id\":\"" + id + "\",\"status\":\"disabled\"}");
		assertError(this.receiver.call("POST", "/verify", body), 400, "invalid_request");
	}

	@Test
	void aCallNeedsATokenOfTheAccountWithThePermission() {
		HttpResponse<String> none = this.api.send(this.api.bare("/ssf/" + this.account.id() + "/stream").GET());
		assertError(none, 401, "authentication_failed");
		assertThat(none.headers().firstValue("WWW-Authenticate")).contains("Bearer");
		HttpResponse<String> unknown = this.api.as("f".repeat(64)).get("/ssf/" + this.account.id() + "/stream");
		assertError(unknown, 401, "authentication_failed");
		assertThat(unknown.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
		SsfReceiver writer = new SsfReceiver(this.api, this.account.id(), "\"zero_trust_write\"");
		HttpResponse<String> lacking = writer.call("GET", "/stream", "");
		assertError(lacking, 403, "access_denied");
		assertThat(lacking.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
		SsfReceiver reader = new SsfReceiver(this.api, this.account.id(), "\"ssf_read\"");
		assertThat(reader.call("GET", "/stream", "").body()).isEqualTo("[]");
		assertError(reader.call("POST", "/stream", "{}"), 403, "access_denied");
		HttpResponse<String> elsewhere = this.api.as(this.receiver.value()).get("/ssf/other/stream");
		assertError(elsewhere, 403, "access_denied");
	}

	@Test
	void aServerWithoutAPublicAddressMakesNoStream(@Autowired org.springframework.core.env.Environment environment) {
		ApiClient unconfigured = new ApiClient(environment.getRequiredProperty("local.server.port", int.class));
		SsfReceiver other = new SsfReceiver(unconfigured, this.account.id());
		HttpResponse<String> answer = other.call("POST", "/stream", "{}");
		assertError(answer, 501, "not_configured");
		assertThat(answer.body()).contains("ZTRISK_PUBLIC_URL");
	}

	private static void assertError(HttpResponse<String> answer, int status, String error) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.body()).matches("\\{\"description\":\".+\",\"err\":\"" + error + "\"}");
	}

	private String issuer() {
		return SecondServer.PUBLIC_URL + "/ssf/" + this.account.id();
	}

	private String poll(String id) {
		return "{\"endpoint_url\":\"" + issuer() + "/poll/" + id + "\",\"method\":\"urn:ietf:rfc:8936\"}";
	}

	private String stream(String id, String delivery, String description, String requested) {
		return """
				{"aud":"%1$s/receivers/%2$s","delivery":%3$s,%4$s"events_delivered":["%6$s"],%5$s\
				"events_supported":["%6$s","%7$s"],"iss":"%1$s","min_verification_interval":30,\
				"stream_id":"%8$s"}""".formatted(issuer(), this.receiver.id(), delivery, description, requested, RISK,
				REVOKED, id);
	}

}
