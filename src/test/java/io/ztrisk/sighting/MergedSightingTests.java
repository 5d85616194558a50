package io.ztrisk.sighting;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.ztrisk.test.Account;
import io.ztrisk.test.Logs;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sightings of users that are merged.
 */
@ServerTest
class MergedSightingTests {

	private static final Instant DAY = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(20, ChronoUnit.DAYS);

	private static final String RULE = """
			{"activities":["login_success"],"first":{"of":"application","after_days":1,"remember_days":9}}""";

	private static final List<String> MAILS = List.of("mia@example.org", "noa@example.org");

	private static final String EARLIER = "zoe@example.org";

	private final int port;

	MergedSightingTests(@LocalServerPort int port) {
		this.port = port;
	}

	/**
	 * The value is found to be new when a user is merged who is known from an earlier
	 * day.
	 */
	@Test
	void ofOneRecordOfTwoUsersTheSameIsKeptInEachOrderOfTheMerges() {
		Set<JsonNode> evidence = new HashSet<>();
		for (List<String> order : List.of(MAILS, MAILS.reversed())) {
			evidence.add(evidenceAfterMerges(new Account(this.port), order));
		}
		assertThat(evidence).hasSize(1);
	}

	private static JsonNode evidenceAfterMerges(Account account, List<String> order) {
		assertThat(account
			.put("/behaviors/custom_app",
					"{\"name\":\"App\",\"risk_level\":\"low\",\"enabled\":true,\"rule\":" + RULE + "}")
			.statusCode()).isEqualTo(200);
		for (String mail : MAILS) {
			send(account, login(mail, "1", DAY.plus(Duration.ofDays(2)), "vpn"));
		}
		send(account, login(EARLIER, "2", DAY, "mail"));
		String id = Account.user(1);
		Stream.concat(order.stream(), Stream.of(EARLIER))
			.forEach((mail) -> account.putUsers("{\"id\":\"%s\",\"email\":\"%s\"}".formatted(id, mail)));
		JsonNode events = JsonMapper.shared()
			.readTree(account.get("/users/" + id + "/events").body())
			.at("/result/events");
		assertThat(events).hasSize(1);
		return JsonMapper.shared()
			.readTree(account.get("/users/" + id + "/events/" + events.at("/0/id").asString()).body())
			.at("/result/findings/0");
	}

	private static void send(Account account, String records) {
		assertThat(Logs.send(account, "access_requests", records).body()).contains("\"rejected\":0}");
	}

	/** The address differs by the user, and so does the evidence. */
	private static String login(String mail, String ray, Instant at, String application) {
		return """
				{"Action":"login","Allowed":true,"AppDomain":"%s","CreatedAt":"%s","Email":"%s","Country":"PT",\
				"IPAddress":"192.0.2.%d","RayID":"%s"}
				""".formatted(application, at, mail, MAILS.indexOf(mail), ray);
	}

}
