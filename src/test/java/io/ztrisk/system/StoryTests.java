package io.ztrisk.system;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The calls over real HTTP into a real PostgreSQL; each test has an account of its own.
 */
@ServerTest
@OldestPostgresTest
class StoryTests {

	private static final String ANN = "11111111-1111-4111-8111-111111111111";

	private final String scoring = ApiClient.newScoring();

	private final ApiClient api;

	StoryTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	@Test
	void allBehavioursAreShownDisabledAtFirst() {
		HttpResponse<String> answer = this.api.get(this.scoring + "/behaviors");
		assertThat(answer.body()).isEqualTo(
				"""
						{"errors":[],"messages":[],"result":{"behaviors":{\
						"crowdstrike_low":{"description":"A CrowdStrike Zero Trust Assessment score of the user's device is at most 50","enabled":false,"name":"CrowdStrike Low Device Score","risk_level":"high"},\
						"crowdstrike_medium":{"description":"A CrowdStrike Zero Trust Assessment score of the user's device is above 50 and below 80","enabled":false,"name":"CrowdStrike Medium Device Score","risk_level":"medium"},\
						"high_dlp":{"description":"The user triggered an unusual number of data loss prevention policies within a minute","enabled":false,"name":"High Number of DLP Policies Triggered","risk_level":"medium"},\
						"high_risk_domain":{"description":"The user visited a domain of questionable content, violence or another high risk category","enabled":false,"name":"High Risk Domain Visited","risk_level":"low"},\
						"imp_travel":{"description":"The user logged in from two places too far apart for the time between the logins","enabled":false,"name":"Impossible Travel","risk_level":"high"},\
						"malicious_file":{"description":"A file that the user up- or downloaded was found malicious","enabled":false,"name":"Interaction with Malicious File","risk_level":"high"},\
						"security_domain":{"description":"The user visited a domain categorized as a security threat or a security risk","enabled":false,"name":"Suspicious Security Domain Visited","risk_level":"medium"},\
						"sentinel_one":{"description":"SentinelOne reports an infection or an active threat on the user's device","enabled":false,"name":"SentinelOne Infection Detected","risk_level":"medium"}}},\
						"success":true}""");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
	}

	@Test
	void bothBasePathsAndATrailingSlashAnswerTheSame() {
		String body = this.api.get(this.scoring + "/behaviors").body();
		assertThat(this.api.get("/client/v4" + this.scoring + "/behaviors/?nobody=knows").body()).isEqualTo(body);
	}

	@Test
	void everyProblemOfAnUpdateIsNamedAndNothingChanges() {
		HttpResponse<String> answer = this.api.put(this.scoring + "/behaviors",
				"""
						{"behaviors":{"foo":{},"high_dlp":{"enabled":true,"risk_level":"low"},"imp_travel":{"enabled":"true","risk_level":"x"},"sentinel_one":{}}}""");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).isEqualTo(
				"""
						{"errors":[{"code":12002,"message":"Unknown behavior","source":{"pointer":"/behaviors/foo"}},\
						{"code":12003,"message":"enabled must be a boolean","source":{"pointer":"/behaviors/imp_travel/enabled"}},\
						{"code":12003,"message":"risk_level must be one of low, medium, high","source":{"pointer":"/behaviors/imp_travel/risk_level"}},\
						{"code":12003,"message":"enabled is required","source":{"pointer":"/behaviors/sentinel_one/enabled"}},\
						{"code":12003,"message":"risk_level is required","source":{"pointer":"/behaviors/sentinel_one/risk_level"}}],\
						"messages":[],"result":null,"success":false}""");
		assertThat(this.api.get(this.scoring + "/behaviors").body()).doesNotContain("\"enabled\":true");
	}

	@Test
	void anEventRaisesAUserAndAResetClearsIt() {
		this.api.enable(this.scoring, "imp_travel", "High");
		assertThat(this.api
			.post(this.scoring + "/events", "application/json",
					"""
							{"events":[{"id":"a","behavior":"imp_travel","user":{"id":"%s","email":" Ann@Example.org ","name":"Ann"},
							"timestamp":"2026-11-01T12:00:00.5+01:00","event_details":{"b": 1.0,"a":"\\u0000"}}]}"""
						.formatted(ANN))
			.body()).isEqualTo(
					"""
							{"errors":[],"messages":[],"result":{"duplicates":0,"ignored":0,"received":1,"rejected":0,"stored":1},"success":true}""");
		assertThat(this.api.get(this.scoring + "/summary").body()).isEqualTo(
				"""
						{"errors":[],"messages":[],"result":{"users":[{"email":"ann@example.org","event_count":1,"last_event":"2026-11-01T11:00:00.500Z","max_risk_level":"high","name":"Ann","user_id":"%s"}]},\
						"result_info":{"count":1,"page":1,"per_page":1,"total_count":1,"total_pages":1},"success":true}"""
					.formatted(ANN));
		assertThat(this.api.get(this.scoring + "/" + ANN).body())
			.contains("\"event_details\":{\"b\": 1.0,\"a\":\"\\u0000\"}")
			.contains("\"last_reset_time\":null")
			.contains("\"risk_level\":\"high\"},\"result_info\"");
		assertThat(this.api.post(this.scoring + "/" + ANN + "/reset", "text/plain", "anything").body())
			.isEqualTo("{\"errors\":[],\"messages\":[],\"result\":{},\"success\":true}");
		assertThat(this.api.get(this.scoring + "/summary").body()).isEqualTo(
				"""
						{"errors":[],"messages":[],"result":{"users":[]},"result_info":{"count":0,"page":1,"per_page":0,"total_count":0,"total_pages":0},"success":true}""");
		assertThat(this.api.get(this.scoring + "/" + ANN).body()).contains("\"name\":\"Ann\"},\"result_info\"");
	}

	@Test
	void aUserKnownByEmailBecomesOneWithARealId() {
		this.api.enable(this.scoring, "high_dlp", "low");
		event("{\"behavior\":\"high_dlp\",\"user\":{\"email\":\"bob@example.org\"},\"timestamp\":1790000000}");
		String derived = this.api.get(this.scoring + "/users?email=BOB@example.org")
			.body()
			.replaceAll(".*\"user_id\":\"([^\"]+)\".*", "$1");
		assertThat(this.api
			.put(this.scoring + "/users",
					"{\"users\":[{\"id\":\"" + ANN + "\",\"email\":\"bob@example.org\",\"name\":\"Bob\"}]}")
			.body()).contains("\"result\":{\"created\":1,\"merged\":1,\"received\":1,\"updated\":0}");
		assertThat(this.api.get(this.scoring + "/" + derived).body())
			.isEqualTo(this.api.get(this.scoring + "/" + ANN).body())
			.contains("\"name\":\"Bob\",\"risk_level\":\"low\"");
		assertThat(this.api.get(this.scoring + "/summary").body()).contains(ANN).doesNotContain(derived);
	}

	@Test
	void aHundredConcurrentCopiesOfAnEventAreStoredOnce() throws Exception {
		this.api.enable(this.scoring, "imp_travel", "high");
		String event = "{\"events\":[{\"behavior\":\"imp_travel\",\"user\":{\"email\":\"c@example.org\"},\"timestamp\":1790000000}]}";
		try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> answers = IntStream.range(0, 100)
				.mapToObj((i) -> senders
					.submit(() -> this.api.post(this.scoring + "/events", "application/json", event).body()))
				.toList();
			int stored = 0;
			for (Future<String> answer : answers) {
				assertThat(answer.get()).contains("\"success\":true");
				stored += answer.get().contains("\"stored\":1") ? 1 : 0;
			}
			assertThat(stored).isOne();
		}
		assertThat(this.api.get(this.scoring + "/summary").body()).contains("\"event_count\":1");
	}

	@Test
	void concurrentUpdatesOfDifferentBehavioursBothSurvive() throws Exception {
		try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> one = senders.submit(() -> this.api.enable(this.scoring, "imp_travel", "low"));
			Future<?> other = senders.submit(() -> this.api.enable(this.scoring, "high_dlp", "high"));
			one.get();
			other.get();
		}
		assertThat(this.api.get(this.scoring + "/behaviors").body().split("\"enabled\":true", -1)).hasSize(3);
	}

	@Test
	void badLineIsRejectedAndTheOthersAreStored() {
		this.api.enable(this.scoring, "imp_travel", "low");
		String body = """
				{"behavior":"imp_travel","user":{"email":"d@example.org"},"timestamp":1790000000}

				{"behavior":"imp_travel","user":{"email":"d"},"timestamp":1790000000}
				""";
		assertThat(this.api.post(this.scoring + "/events", "application/x-ndjson", body).body()).isEqualTo(
				ApiClient.success("{\"duplicates\":0,\"ignored\":0,\"received\":2,\"rejected\":1,\"stored\":1}"));
		assertThat(this.api.get(this.scoring + "/logs/rejected").body())
			.contains("\"line\":3,\"reason\":\"/user/email: email must be an e-mail address\"");
	}

	@Test
	void missingResourceGetsAnEnvelope() {
		assertFailure(this.api.get(this.scoring + "/nope"), 404, "{\"code\":7003,\"message\":\"Could not route to "
				+ this.scoring + "/nope, perhaps your object identifier is invalid?\"}");
		assertFailure(this.api.get("/nope"), 404, "{\"code\":10404,\"message\":\"No route for that URI\"}");
		assertFailure(this.api.get(this.scoring + "/" + ANN), 404, "{\"code\":12001,\"message\":\"User not found\"}");
		assertFailure(this.api.get(this.scoring + "/summary?page=0"), 400,
				"{\"code\":12004,\"message\":\"page must be an integer from 1 to 2147483647\"}");
		assertFailure(this.api.send(this.api.bare(this.scoring + "/summary").GET()), 400,
				"{\"code\":9106,\"message\":\"Missing X-Auth-Key, X-Auth-Email or Authorization headers\"}");
		assertFailure(
				this.api.send(this.api.bare(this.scoring + "/summary").header("Authorization", "Bearer no").GET()), 403,
				"{\"code\":10000,\"message\":\"Authentication error\"}");
		assertFailure(this.api.put(this.scoring + "/behaviors", "{"), 400,
				"{\"code\":6007,\"message\":\"Malformed JSON in request body\"}");
		assertFailure(this.api.post(this.scoring + "/events", "text/plain", "{}"), 400,
				"{\"code\":9207,\"message\":\"Content-type must be application/json or application/x-ndjson.\"}");
		assertFailure(this.api.get("/accounts/a%2Fb"), 400,
				"{\"code\":12006,\"message\":\"Request refused: malformed request line or headers\"}");
		HttpResponse<String> method = this.api.send(this.api.request(this.scoring + "/behaviors").DELETE());
		assertFailure(method, 405,
				"{\"code\":10405,\"message\":\"Method not allowed for this authentication scheme\"}");
		assertThat(method.headers().firstValue("Allow")).contains("GET, PUT");
	}

	private void event(String event) {
		assertThat(this.api.post(this.scoring + "/events", "application/json", "{\"events\":[" + event + "]}").body())
			.contains("\"stored\":1");
	}

}
