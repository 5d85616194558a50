package io.ztrisk.openapi;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.Reply;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account that has something to show for every call, and requests of the document's
 * calls in it.
 */
final class Sample {

	static final String USER = "3f2c6a52-8d0e-4c1b-9a77-0f5d2b6e1c01";

	private static final String NOTE = "7d0c1e52-0b1f-4a52-9c0e-2f6f0a1b2c03";

	private final ApiClient api;

	private final ApiClient publicServer;

	private final String account = ApiClient.newScoring().split("/")[2];

	private String token = "0".repeat(32);

	private String session = "0".repeat(32);

	private String event = USER;

	private String integration = USER;

	private final Webhook served = new Webhook(Reply.status(204));

	private final Webhook failing = new Webhook(Reply.status(500));

	Sample(ApiClient api) {
		this(api, api);
	}

	/**
	 * A sample of two servers.
	 * @param publicServer one that knows its public address
	 */
	Sample(ApiClient api, ApiClient publicServer) {
		this.api = api;
		this.publicServer = publicServer;
	}

	String account() {
		return this.account;
	}

	/**
	 * Puts something of everything into the account.
	 */
	Sample filled() {
		String scoring = "/accounts/" + this.account + "/zt_risk_scoring";
		good(this.api.put(scoring + "/behaviors",
				"{\"behaviors\":{\"imp_travel\":{\"enabled\":true,\"risk_level\":\"high\"},\"security_domain\":{\"enabled\":true,\"risk_level\":\"low\"}}}"));
		good(this.api.put(scoring + "/behaviors/custom_sample",
				"{\"name\":\"Mine\",\"risk_level\":\"low\",\"rule\":{\"activities\":[\"login_failure\"]}}"));
		this.integration = integration(scoring, "mine");
		integration(scoring, "other");
		this.served.make(scoring);
		this.failing.make(scoring);
		// After an erasure only what is said now makes the person one again.
		good(this.api.put(scoring + "/users", "{\"users\":[{\"id\":\"" + USER + "\",\"email\":\"mia@example.org\"}]}"));
		good(this.api.post(scoring + "/events", "application/x-ndjson",
				"""
						{"behavior":"imp_travel","user":{"id":"%s","email":"mia@example.org","name":"Mia"},"timestamp":"2026-01-02T03:04:05Z","event_details":{"hours":1.5}}
						{"behavior":"imp_travel","user":{"id":"%s"},"timestamp":"2026-01-02T03:04:05.123456Z"}
						{"behavior":"nope"}
						"""
					.formatted(USER, USER)));
		java.time.Instant start = java.time.Instant.now();
		good(this.api.post(scoring + "/events", "application/x-ndjson",
				reported(start) + reported(start.plusMillis(1))));
		good(this.api.post(scoring + "/" + USER + "/reset", "application/json", "{\"reason\":\"Known traveller\"}"));
		String old = first(scoring, "state=before_reset");
		good(this.api.put(scoring + "/users/" + USER + "/events/" + old + "/dismissal",
				"{\"reason\":\"Test\",\"verdict\":\"benign\"}"));
		good(this.api.post(scoring + "/users/" + USER + "/notes", "application/json",
				"{\"id\":\"" + NOTE + "\",\"text\":\"Asked her manager\"}"));
		good(this.api.put(scoring + "/settings", """
				{"imp_travel":{"excluded_networks":[{"cidr":"198.51.100.0/24","reason":"VPN"},\
				{"cidr":"192.0.2.0/28","reason":"Office","expires_at":"2999-01-01T00:00:00.25Z"}]},\
				"malicious_file":{"file_info":{"member":"verdict","value":"bad"}}}"""));
		good(this.api.put(scoring + "/datasets/custom_sample", """
				{"time":"t","key":[["k"]],"user":{"namespace":"n","email":"e"},"fields":{"host":"h"}}"""));
		java.time.Instant now = java.time.Instant.now();
		good(this.api.post(scoring + "/logs/access_requests", "application/x-ndjson",
				login("PT", "192.0.2.77", now.minusSeconds(7200))
						+ login("SG", "198.51.100.7", now.minusSeconds(3600))));
		good(this.api.post(scoring + "/events", "application/json",
				"{\"events\":[{\"behavior\":\"imp_travel\",\"user\":{\"email\":\"jonas@example.org\"},\"timestamp\":\"%s\"}]}"
					.formatted(now)));
		good(this.api.post(scoring + "/logs/gateway_dns", "application/x-ndjson", """
				{"Datetime":"%s","UserID":"%s","QueryID":"%s","QueryName":"bad.example","QueryCategoryIDs":[80]}"""
			.formatted(now, USER, now)));
		this.event = first(scoring, "state=counting");
		this.served.await(scoring, "delivered");
		this.failing.await(scoring, "waiting");
		String made = good(this.api.post("/accounts/" + this.account + "/tokens", "application/json",
				"{\"name\":\"Mine\",\"permissions\":[\"logs_write\"],\"expires_on\":\"2999-01-01T00:00:00Z\"}"))
			.body();
		this.token = made.replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
		this.session = signIn(made.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1"));
		return this;
	}

	/** The id of an integration that sends nothing. */
	private String integration(String scoring, String reference) {
		return good(this.publicServer.post(scoring + "/integrations", "application/json",
				"{\"active\":false,\"integration_type\":\"Okta\",\"reference_id\":\"%s\",\"tenant_url\":\"https://example.okta.com\"}"
					.formatted(reference)))
			.body()
			.replaceAll(".*\"id\":\"([0-9a-f-]{36})\".*", "$1");
	}

	private String signIn(String value) {
		HttpRequest.Builder request = this.api.bare("/console/api/session");
		return good(this.api.send(request.header("Content-Type", "application/json")
			.header("X-Ztrisk-Console", "1")
			.header("Origin", request.build().uri().resolve("/").toString().replaceAll("/$", ""))
			.POST(HttpRequest.BodyPublishers.ofString("{\"token\":\"" + value + "\"}")))).body()
			.replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
	}

	/** The id of the newest event of the user among some. */
	private String first(String scoring, String filter) {
		return good(this.api.get(scoring + "/users/" + USER + "/events?page=1&per_page=1&" + filter)).body()
			.replaceAll(".*\"id\":\"([0-9a-f-]{36})\".*", "$1");
	}

	private static String reported(java.time.Instant at) {
		return "{\"behavior\":\"imp_travel\",\"user\":{\"id\":\"%s\"},\"timestamp\":\"%s\"}\n".formatted(USER, at);
	}

	private static String login(String country, String address, java.time.Instant at) {
		return """
				{"Action":"login","Allowed":true,"CreatedAt":"%s","Email":"mia@example.org","Country":"%s","IPAddress":"%s","RayID":"%s"}
				"""
			.formatted(at, country, address, country);
	}

	private static HttpResponse<String> good(HttpResponse<String> answer) {
		assertThat(answer.body()).contains("\"success\":true");
		return answer;
	}

	/**
	 * The values of the path's variables; a test adds what is new.
	 */
	Map<String, String> variables() {
		return Map.ofEntries(Map.entry("account_id", this.account), Map.entry("user_id", USER),
				Map.entry("event_id", this.event), Map.entry("token_id", this.token),
				Map.entry("dataset", "access_requests"), Map.entry("name", "custom_sample"),
				Map.entry("key", "custom_sample"), Map.entry("session_id", this.session), Map.entry("note_id", NOTE),
				Map.entry("webhook_id", this.served.id), Map.entry("delivery_id", this.served.delivery),
				Map.entry("signal_id", this.failing.id), Map.entry("integration_id", this.integration),
				Map.entry("reference_id", "mine"));
	}

	/**
	 * A call's path with all variables and the query parameters that it must have.
	 */
	String target(Operation call) {
		return target(call, variables());
	}

	/** A call of a delivery that waits. */
	String waiting(Operation call) {
		Map<String, String> variables = new HashMap<>(variables());
		variables.put("webhook_id", this.failing.id);
		variables.put("delivery_id", this.failing.delivery);
		return target(call, variables);
	}

	static String target(Operation call, Map<String, String> variables) {
		String path = call.path();
		for (String name : call.parameters("path").keySet()) {
			assertThat(variables).as("a value of {%s} of %s", name, call).containsKey(name);
			path = path.replace("{" + name + "}", variables.get(name));
		}
		return call.parameters("query").containsKey("email") ? path + "?email=mia@example.org" : path;
	}

	/**
	 * A call with a body of a media type, or without one.
	 */
	HttpRequest.Builder request(Operation call, String target, String type, String body) {
		ApiClient server = call.id().equals("postIntegrations") ? this.publicServer : this.api;
		return request(server.request(target), call, type, HttpRequest.BodyPublishers.ofString(body));
	}

	static HttpRequest.Builder request(HttpRequest.Builder request, Operation call, String type,
			HttpRequest.BodyPublisher body) {
		if (!type.isEmpty()) {
			request.header("Content-Type", type);
		}
		return request.method(call.method(), body);
	}

	/**
	 * A webhook with a receiver.
	 */
	private final class Webhook {

		private final HttpReceiver receiver = HttpReceiver.start();

		private String id = USER;

		private String delivery = USER;

		Webhook(Reply reply) {
			this.receiver.reply(reply);
		}

		void make(String scoring) {
			this.id = good(Sample.this.api.post(scoring + "/webhooks", "application/json",
					"{\"name\":\"Mine\",\"url\":\"" + this.receiver.url("/hook") + "\"}"))
				.body()
				.replaceAll(".*\"id\":\"([0-9a-f-]{36})\".*", "$1");
		}

		/** Waits until there is a delivery with a status. */
		void await(String scoring, String status) {
			Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
				String body = good(Sample.this.api
					.get(scoring + "/webhooks/" + this.id + "/deliveries?page=1&per_page=1&status=" + status)).body();
				assertThat(body).contains("\"status\":\"" + status + "\"");
				this.delivery = body.replaceAll(".*\"id\":\"([0-9a-f-]{36})\".*", "$1");
			});
		}

	}

	/**
	 * An example body with the sample's account for the document's.
	 */
	String own(String body) {
		return body.replaceAll("(\"|\\.)acme\"", "$1" + this.account + "\"");
	}

}
