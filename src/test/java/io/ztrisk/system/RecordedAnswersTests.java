package io.ztrisk.system;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Before anybody dismisses an event, the five calls answer as they did before events
 * could be dismissed. The file has calls and what the commit 5691545 answered to them. It
 * lacks the answers that list all behaviours, since each new behaviour changes them.
 */
@AgingServerTest
class RecordedAnswersTests {

	private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private final ApiClient api;

	@Autowired
	private SettableClock clock;

	RecordedAnswersTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	@Test
	void theFiveCallsAnswerTheSame() throws IOException {
		this.clock.set(START);
		List<Call> calls = List.of(JsonMapper.shared()
			.readValue(new ClassPathResource("recorded-answers.json").getInputStream(), Call[].class));
		assertThat(calls).filteredOn((call) -> call.answer() != null).hasSizeGreaterThan(50);
		for (Call call : calls) {
			this.clock.pass(call.before());
			HttpResponse<String> answer = this.api.send(call.request(this.api));
			assertThat(answer.statusCode()).as(call.toString()).isEqualTo(call.status());
			if (call.answer() != null) {
				assertThat(answer.body()).as(call.toString()).isEqualTo(call.answer());
			}
		}
	}

	/**
	 * A call.
	 *
	 * @param seconds that pass before the call
	 * @param answer the whole body; null if the call is none of the five or lists all
	 * behaviours
	 */
	private record Call(String method, String path, @Nullable String type, @Nullable String body,
			@Nullable Integer seconds, int status, @Nullable String answer) {

		Duration before() {
			return (this.seconds != null) ? Duration.ofSeconds(this.seconds) : Duration.ZERO;
		}

		HttpRequest.Builder request(ApiClient api) {
			HttpRequest.Builder request = api.request("/accounts/recorded/zt_risk_scoring" + this.path)
				.method(this.method, (this.body != null) ? HttpRequest.BodyPublishers.ofString(this.body)
						: HttpRequest.BodyPublishers.noBody());
			return (this.type != null) ? request.header("Content-Type", this.type) : request;
		}

		@Override
		public String toString() {
			return this.method + " " + this.path;
		}

	}

}
