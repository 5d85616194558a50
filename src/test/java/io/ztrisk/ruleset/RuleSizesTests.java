package io.ztrisk.ruleset;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.sighting.SightingMoves;
import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A rule that keeps too many records is switched off until it is enabled again.
 */
@ServerTest
class RuleSizesTests {

	private static final int RECORDS = 6;

	private static final String EACH = "{\"activities\":[\"login_failure\"]}";

	private static final String FIRST = """
			{"activities":["login_failure"],"first":{"of":"application","after_days":1,"remember_days":1}}""";

	private final Account account;

	@Autowired
	private BehaviorRules behaviors;

	@Autowired
	private ObservationRepository observations;

	@Autowired
	private SightingMoves sightings;

	RuleSizesTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@ParameterizedTest
	@CsvSource({ "each, 6, true", "each, 7, false", "first, 6, true", "first, 7, false" })
	void aRuleThatKeepsTooManyRecordsIsSwitchedOff(String kind, int most, boolean suspended) {
		define(kind.equals("each") ? EACH : FIRST);
		send();
		new RuleSizes(this.behaviors, this.observations, this.sightings, new RuleProperties(most))
			.add(new AccountId(this.account.id()), new Behavior("custom_large"), RECORDS);
		assertThat(this.account.get("/behaviors/custom_large").body()).contains("\"enabled\":" + !suspended);
		assertThat(this.account.get("/behaviors/custom_large").body().contains("\"suspended\":true"))
			.isEqualTo(suspended);
		assertThat(this.account.get("/audit").body().contains("\"suspended\":true")).isEqualTo(suspended);
		this.account.enable("custom_large", "low");
		assertThat(this.account.get("/behaviors/custom_large").body()).contains("\"enabled\":true")
			.doesNotContain("suspended");
	}

	private void define(String rule) {
		assertThat(this.account
			.put("/behaviors/custom_large",
					"{\"name\":\"Large\",\"risk_level\":\"low\",\"enabled\":true,\"rule\":" + rule + "}")
			.statusCode()).isEqualTo(200);
	}

	private void send() {
		Instant hour = Instant.now().minus(Duration.ofHours(1));
		String body = IntStream.range(0, RECORDS)
			.mapToObj((i) -> """
					{"Action":"login","Allowed":false,"AppDomain":"app%d.example.org","CreatedAt":"%s",\
					"Email":"mia@example.org","RayID":"%016x"}""".formatted(i, hour.plusSeconds(i), i))
			.collect(Collectors.joining("\n"));
		assertThat(this.account
			.send(this.account.request("/logs/access_requests").POST(HttpRequest.BodyPublishers.ofString(body)))
			.body()).contains("\"matched\":6");
	}

}
