package io.ztrisk.behavior;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.test.Account;
import io.ztrisk.test.Logs;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each predefined behaviour with a rule finds what its description says, and nothing
 * below its threshold.
 */
@ServerTest
class PredefinedRuleEventsTests {

	private final Account account;

	private int records;

	PredefinedRuleEventsTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@BeforeEach
	void putDataset() {
		assertThat(this.account
			.put("/datasets/custom_sso",
					"""
							{"time":"at","key":[["id"]],"user":{"namespace":"sso","email":"user"},
							"fields":{"kind":"kind","address":"ip","country":"country","anonymizer":"proxy"},
							"activities":{"login_success":{"where":[{"kind":"login"}]},"login_failure":{"where":[{"kind":"failure"}]},
							"mfa_denied":{"where":[{"kind":"denied"}]},"risk_reported":{"where":[{"kind":"risk"}]}}}""")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void anAnonymizedLoginIsOneEventForEachNetwork() {
		this.account.enable("anonymous_login", "medium");
		assertThat(events(login("a", "192.0.2.1", false))).isZero();
		assertThat(events(login("a", "192.0.2.1", true), login("a", "192.0.2.9", true))).isOne();
		assertThat(events(login("a", "198.51.100.1", true))).isOne();
	}

	@Test
	void tenFailedLoginsWithinTenMinutesAreAnEvent() {
		this.account.enable("failed_logins", "medium");
		assertThat(events(repeated("failure", "a", 9, Duration.ofSeconds(600)))).isZero();
		assertThat(events(repeated("failure", "b", 10, Duration.ofSeconds(610)))).isZero();
		assertThat(events(repeated("failure", "c", 10, Duration.ofSeconds(600)))).isOne();
		assertThat(events(repeated("login", "d", 10, Duration.ofSeconds(600)))).isZero();
	}

	@Test
	void fiveDeniedRequestsWithinTenMinutesAreAnEvent() {
		this.account.enable("mfa_fatigue", "high");
		assertThat(events(repeated("denied", "a", 4, Duration.ofSeconds(600)))).isZero();
		assertThat(events(repeated("denied", "b", 5, Duration.ofSeconds(610)))).isZero();
		assertThat(events(repeated("denied", "c", 5, Duration.ofSeconds(600)))).isOne();
	}

	@Test
	void aCountryIsNewAfterFourteenDays() {
		this.account.enable("new_country", "low");
		assertThat(events(from("a", "PT", 15), from("a", "FR", 0))).isOne();
		assertThat(events(from("b", "PT", 13), from("b", "FR", 0))).isZero();
		assertThat(events(from("c", "PT", 15), from("c", "PT", 0))).isZero();
	}

	@Test
	void eachDayWithAReportedRiskIsAnEvent() {
		this.account.enable("reported_risk", "high");
		assertThat(events(repeated("risk", "a", 2, Duration.ofSeconds(60)))).isOne();
		assertThat(events(record("risk", "a", Logs.TIME.minus(Duration.ofDays(1)), ""))).isOne();
		assertThat(events(repeated("login", "a", 2, Duration.ofSeconds(60)))).isZero();
	}

	/** Records with the same time between two, the last one at the end of the span. */
	private String repeated(String kind, String user, int count, Duration span) {
		return IntStream.range(0, count)
			.mapToObj((i) -> record(kind, user, Logs.TIME.plus(span.multipliedBy(i).dividedBy(count - 1)), ""))
			.collect(Collectors.joining("\n"));
	}

	private String login(String user, String address, boolean anonymizer) {
		return record("login", user, Logs.TIME, ",\"ip\":\"%s\",\"proxy\":%s".formatted(address, anonymizer));
	}

	private String from(String user, String country, int daysAgo) {
		return record("login", user, Logs.TIME.minus(Duration.ofDays(daysAgo)),
				",\"country\":\"%s\"".formatted(country));
	}

	private String record(String kind, String user, Instant at, String fields) {
		return "{\"id\":\"%d\",\"at\":\"%s\",\"user\":\"%s@example.org\",\"kind\":\"%s\"%s}".formatted(this.records++,
				at, user, kind, fields);
	}

	/** The number of events that lines make. */
	private int events(String... lines) {
		String answer = Logs.send(this.account, "custom_sso", Stream.of(lines).collect(Collectors.joining("\n")))
			.body();
		return Integer.parseInt(answer.replaceAll(".*\"events\":(\\d+),.*", "$1"));
	}

}
