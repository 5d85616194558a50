package io.ztrisk.ruleset;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.ztrisk.test.Account;
import io.ztrisk.test.ConcurrentServerTest;
import io.ztrisk.test.JsonMutations;
import io.ztrisk.test.Logs;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules that are changed at random are stored or refused, and a stored one takes every
 * record.
 */
@ConcurrentServerTest
class RuleMutationTests {

	private static final int RULES = 2_000;

	private static final JsonMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

	private static final List<String> ORIGINALS = List.of("""
			{"activities":["login_failure"],"datasets":["okta_system_log"],"where":[{"application":"VPN"}],
			"unless":[{"network":"10.0.0.0/24"},{"address|cidr":["10.0.0.0/8","2001:db8::/32"]}],
			"count":{"at_least":2,"seconds":600,"distinct":"network","then":{"activities":["login_success"]}},
			"event_per":{"period":"hour","fields":["application"]},"show":["application","user_agent"]}""", """
			{"where":[{"event_type|startswith":"user.","result|exists":true,"asn|gte":1,"place_country":"PT"}],
			"event_per":{"period":"day","fields":["network","event_type"]},"show":["risk_text"]}""",
			"""
					{"activities":["login_success","login_failure"],"first":{"of":"country","after_days":1,"remember_days":90}}""");

	private final Account account;

	private final Random random = new Random(20261128);

	private final JsonMutations mutations = new JsonMutations(this.random);

	RuleMutationTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void aChangedRuleIsStoredOrRefused() {
		int stored = 0;
		for (int i = 0; i < RULES; i++) {
			JsonNode rule = this.mutations.of(JSON.readTree(ORIGINALS.get(this.random.nextInt(ORIGINALS.size()))));
			ObjectNode behavior = JSON.createObjectNode()
				.put("name", "Rule")
				.put("risk_level", "low")
				.put("enabled", true);
			if (put(JSON.writeValueAsString(behavior.set("rule", rule)))) {
				stored++;
				assertTakesRecords();
			}
		}
		assertThat(stored).isBetween(RULES / 10, 9 * RULES / 10);
	}

	private boolean put(String body) {
		HttpResponse<String> answer = this.account.put("/behaviors/custom_a", body);
		if (answer.statusCode() != 200) {
			assertThat(answer.statusCode()).as(body + answer.body()).isEqualTo(400);
			assertThat(JSON.readTree(answer.body()).get("errors").valueStream()).as(body + answer.body())
				.isNotEmpty()
				.allMatch((error) -> Set.of(6007, 12003).contains(error.get("code").intValue())
						&& (error.has("source") || error.get("code").intValue() == 6007));
		}
		return answer.statusCode() == 200;
	}

	private void assertTakesRecords() {
		Instant at = Instant.now().minus(Duration.ofMinutes(this.random.nextInt(10_000)));
		String text = JSON.writeValueAsString(this.mutations.text());
		String records = """
				{"uuid":"%1$d","published":"%2$s","actor":{"type":"User","alternateId":"ann@example.org"},\
				"eventType":"user.session.start","outcome":{"result":"FAILURE"},"client":{"ipAddress":"192.0.2.7"}}
				{"uuid":"%3$d","published":"%2$s","actor":{"type":"User","alternateId":"ann@example.org"},\
				"eventType":%4$s,"outcome":{"result":%4$s,"reason":%4$s},"client":{"ipAddress":%4$s,\
				"geographicalContext":{"country":%4$s}},"securityContext":{"asNumber":%4$s},\
				"target":[{"type":"AppInstance","displayName":%4$s}]}
				""".formatted(this.random.nextInt(), at, this.random.nextInt(), text);
		HttpResponse<String> answer = Logs.send(this.account, "okta_system_log", records);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.body()).contains("\"received\":2,");
	}

}
