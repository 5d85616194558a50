package io.ztrisk.token;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import io.github.bucket4j.TimeMeter;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.Permission;
import io.ztrisk.audit.Actor;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that lets a token call five times in five minutes, and a time that stands
 * still but where a test moves it.
 */
@ServerTest
@TestPropertySource(properties = "ztrisk.rate-limit.calls=5")
class TokenRateTests {

	private static final int CALLS = 5;

	private static final String TOO_MANY = "{\"code\":971,\"message\":\"Please wait and consider throttling your request speed\"}";

	private static final String AUTHENTICATION = "{\"code\":10000,\"message\":\"Authentication error\"}";

	private static final String UNAUTHORIZED = "{\"code\":9109,\"message\":\"Unauthorized to access requested resource\"}";

	private static final Caller ADMIN = new Caller("admin", "Admin", Map.of("*", EnumSet.allOf(Permission.class)), null,
			null);

	private final String scoring = ApiClient.newScoring();

	private final String behaviors = this.scoring + "/behaviors";

	private final AccountId account = new AccountId(this.scoring.split("/")[2]);

	private final ApiClient api;

	private final Time time;

	private final TokenService tokens;

	TokenRateTests(@LocalServerPort int port, @Autowired Time time, @Autowired TokenService tokens) {
		this.api = new ApiClient(port);
		this.time = time;
		this.tokens = tokens;
	}

	@Test
	void everyResponseHasTheRemainingCallsAndTheEndOfTheWindow() {
		ApiClient caller = caller("zero_trust_read");
		assertLeft(caller.get(this.behaviors), 200, 4, 300);
		assertLeft(caller.get("/user/tokens/verify"), 200, 3, 300);
		this.time.pass(Duration.ofMillis(10_500));
		assertLeft(caller.get("/client/v4" + this.behaviors), 200, 2, 290);
		assertLeft(caller.get("/accounts/" + this.account.value() + "/tokens/verify"), 200, 1, 290);
		assertLeft(caller.get(this.behaviors), 200, 0, 290);
	}

	@Test
	void callAboveTheLimitGetsRetryAfter() {
		ApiClient caller = caller("zero_trust_read");
		spend(caller);
		this.time.pass(Duration.ofSeconds(100));
		HttpResponse<String> answer = caller.get(this.behaviors);
		assertFailure(answer, 429, TOO_MANY);
		assertLeft(answer, 429, 0, 200);
		assertThat(answer.headers().firstValue("Retry-After")).contains("200");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
	}

	@Test
	void callAfterTheWindowIsAllowed() {
		ApiClient caller = caller("zero_trust_read");
		spend(caller);
		this.time.pass(Duration.ofSeconds(300).minusNanos(1));
		assertFailure(caller.get(this.behaviors), 429, TOO_MANY);
		this.time.pass(Duration.ofNanos(1));
		assertLeft(caller.get(this.behaviors), 200, 4, 300);
		this.time.pass(Duration.ofDays(1));
		assertLeft(caller.get(this.behaviors), 200, 4, 300);
	}

	@Test
	void everyTokenIsCountedByItself() {
		ApiClient one = caller("zero_trust_read");
		ApiClient other = caller("zero_trust_read");
		spend(one);
		assertLeft(other.get(this.behaviors), 200, 4, 300);
		assertFailure(one.get(this.behaviors), 429, TOO_MANY);
	}

	@Test
	void anotherValueOfTheTokenIsStillTheToken() {
		TokenPayload token = make("zero_trust_read");
		spend(this.api.as(value(token)));
		String rolled = this.tokens.roll(Actor.SERVER, ADMIN, this.account, token.id());
		assertFailure(this.api.as(rolled).get(this.behaviors), 429, TOO_MANY);
	}

	@Test
	void eventsAndLogsAreNotCounted() {
		ApiClient caller = caller("logs_write");
		assertLeft(caller.post(this.scoring + "/events", "application/json", "{\"events\":[]}"), 200, 5, 0);
		spend(caller);
		for (int i = 0; i < 2 * CALLS; i++) {
			assertLeft(caller.post(this.scoring + "/logs/gateway_dns", "text/plain", ""), 200, 0, 300);
			assertLeft(caller.post(this.scoring + "/events", "application/x-ndjson", ""), 200, 0, 300);
		}
	}

	@Test
	void readingAndReplayingRejectedLinesIsCounted() {
		ApiClient caller = caller("logs_write", "zero_trust_pii_read");
		assertLeft(caller.get(this.scoring + "/logs/rejected"), 200, 4, 300);
		assertLeft(caller.post(this.scoring + "/logs/rejected/replay", "text/plain", ""), 200, 3, 300);
	}

	@Test
	void callThatIsRefusedEarlierIsNotCounted() {
		ApiClient caller = caller("logs_write");
		String elsewhere = ApiClient.newScoring() + "/behaviors";
		for (int i = 0; i < 2 * CALLS; i++) {
			assertFailure(caller.get(this.behaviors), 403, AUTHENTICATION);
			assertFailure(caller.get(elsewhere), 403, UNAUTHORIZED);
			assertLeft(caller.get(elsewhere), 403, 5, 0);
		}
		spend(caller);
		assertFailure(caller.get(elsewhere), 403, UNAUTHORIZED);
		assertFailure(caller.get(this.behaviors), 403, AUTHENTICATION);
		assertLeft(caller.get(this.behaviors), 403, 0, 300);
		assertLeft(caller.get("/nope"), 404, 5, 0);
		assertLeft(caller.delete(this.behaviors), 405, 5, 0);
	}

	@Test
	void theRateComesBeforeTheMediaTypeAndTheBody() {
		ApiClient caller = caller("zero_trust_write");
		spend(caller);
		assertFailure(caller.send(caller.request(this.behaviors)
			.header("Content-Type", "text/plain")
			.PUT(HttpRequest.BodyPublishers.ofString("{"))), 429, TOO_MANY);
	}

	@ParameterizedTest
	@CsvSource({ "/nope, , 404", "/user/tokens/verify, , 400", "/user/tokens/verify, Basic x, 400",
			"/user/tokens/verify, Bearer unknown, 403" })
	void unknownTokenGetsTheFullLimitInTheHeader(String path, String authorization, int status) {
		HttpRequest.Builder request = this.api.bare(path);
		if (authorization != null) {
			request.header("Authorization", authorization);
		}
		assertLeft(this.api.send(request), status, 5, 0);
	}

	@Test
	void callsAtOnceNeverGetMoreThanTheLimit() throws Exception {
		ApiClient caller = caller("zero_trust_read");
		Callable<Integer> call = () -> caller.get(this.behaviors).statusCode();
		try (ExecutorService callers = Executors.newFixedThreadPool(16)) {
			List<Integer> statuses = new ArrayList<>();
			for (Future<Integer> answer : callers.invokeAll(Collections.nCopies(64, call))) {
				statuses.add(answer.get());
			}
			assertThat(statuses).containsOnly(200, 429).filteredOn((status) -> status == 200).hasSize(CALLS);
		}
	}

	private void spend(ApiClient caller) {
		for (int i = CALLS - 1; i >= 0; i--) {
			assertLeft(caller.get("/user/tokens/verify"), 200, i, 300);
		}
	}

	private static void assertLeft(HttpResponse<String> answer, int status, int left, int seconds) {
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().allValues("Ratelimit")).containsExactly("\"default\";r=" + left + ";t=" + seconds);
		assertThat(answer.headers().allValues("Ratelimit-Policy")).containsExactly("\"default\";q=5;w=300");
	}

	private ApiClient caller(String... permissions) {
		return this.api.as(value(make(permissions)));
	}

	/**
	 * Makes a token without a call, which would be counted.
	 */
	private TokenPayload make(String... permissions) {
		JsonMapper json = new JsonMapper();
		return this.tokens.make(Actor.SERVER, ADMIN, this.account, new TokenRequest(
				json.createObjectNode().put("name", "t").set("permissions", json.valueToTree(permissions))));
	}

	private static String value(TokenPayload token) {
		return Objects.requireNonNull(token.value());
	}

	/**
	 * A time that a test moves.
	 */
	static final class Time implements TimeMeter {

		private final AtomicLong nanos = new AtomicLong();

		void pass(Duration duration) {
			this.nanos.addAndGet(duration.toNanos());
		}

		@Override
		public long currentTimeNanos() {
			return this.nanos.get();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

	/**
	 * Puts that time into the server.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class TimeConfiguration {

		@Bean
		@Primary
		Time testTime() {
			return new Time();
		}

	}

}
