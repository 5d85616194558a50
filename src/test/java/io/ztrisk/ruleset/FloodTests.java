package io.ztrisk.ruleset;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A flood of failed logins does not hide the successful one.
 */
@ServerTest
class FloodTests {

	private static final int USERS = 4;

	private static final int FAILURES = 2_500;

	private final Account account;

	FloodTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void aSuccessAmongManyFailuresIsFound() {
		assertThat(this.account.put("/behaviors/custom_guessed", """
				{"name":"Guessed","risk_level":"high","enabled":true,"rule":{"activities":["login_failure"],
				"count":{"at_least":10,"seconds":600,"then":{"activities":["login_success"]}}}}""").statusCode())
			.isEqualTo(200);
		Instant hour = Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.HOURS);
		for (int user = 0; user < USERS; user++) {
			int number = user;
			String body = Stream
				.concat(IntStream.range(0, FAILURES)
					.mapToObj((i) -> login(number, i, hour.plusMillis(i * 1000L), false)),
						Stream.of(login(number, FAILURES, hour.plusSeconds(FAILURES), true)))
				.collect(Collectors.joining("\n"));
			assertThat(this.account
				.send(this.account.request("/logs/access_requests").POST(HttpRequest.BodyPublishers.ofString(body)))
				.body()).contains("\"events\":1");
		}
	}

	private static String login(int user, int number, Instant at, boolean allowed) {
		return """
				{"Action":"login","Allowed":%b,"CreatedAt":"%s","Email":"user%d@example.org","RayID":"%d-%d"}"""
			.formatted(allowed, at, user, user, number);
	}

}
