package io.ztrisk.detection;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exclusions, as they act on what comes in and on what is there already.
 */
@ServerTest
class ExclusionTests {

	private static final String VPN = "{\"imp_travel\":{\"excluded_networks\":[{\"cidr\":\"198.51.100.0/24\",\"reason\":\"VPN\"}]}}";

	private static final String NONE = "{\"imp_travel\":{\"excluded_networks\":[],\"excluded_users\":[]}}";

	private final Instant now = Instant.now();

	private final Account account;

	ExclusionTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@BeforeEach
	void enable() {
		this.account.enable("imp_travel", "high");
	}

	@Test
	void anExclusionReachesALoginThatIsThereAlready() {
		logIn(login("mia@example.org", "SG", "198.51.100.7", 120));
		set(VPN);
		assertThat(logIn(login("mia@example.org", "PT", "192.0.2.7", 60))).contains("\"events\":0,");
		assertThat(suppressed()).contains("\"result_info\":{\"count\":1,")
			.contains("\"excluded\":{\"cidr\":\"198.51.100.0/24\",\"reason\":\"VPN\"}");
	}

	@Test
	void aNetworkThatIsTakenOffTheListCountsAgain() {
		set(VPN);
		logIn(login("mia@example.org", "SG", "198.51.100.7", 120));
		set(NONE);
		assertThat(logIn(login("mia@example.org", "PT", "192.0.2.7", 60))).contains("\"events\":1,");
	}

	@Test
	void aUserIsExcludedByAnyOfItsEmails() {
		String user = Account.user(7);
		this.account.putUsers("{\"id\":\"" + user + "\",\"email\":\"old@example.org\"}");
		this.account.putUsers("{\"id\":\"" + user + "\",\"email\":\"mia@example.org\"}");
		set("{\"imp_travel\":{\"excluded_users\":[{\"email\":\" Old@Example.ORG \",\"reason\":\"Tests\"}]}}");
		assertThat(logIn(login("mia@example.org", "SG", "198.51.100.7", 120),
				login("mia@example.org", "PT", "192.0.2.7", 60), login("jo@example.org", "SG", "198.51.100.7", 120),
				login("jo@example.org", "PT", "192.0.2.7", 60)))
			.contains("\"events\":1,");
		assertThat(suppressed()).contains("\"result_info\":{\"count\":1,")
			.contains("\"excluded\":{\"email\":\"old@example.org\",\"reason\":\"Tests\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "012", "021", "201", "0,1,2", "2,0,1", "0,12" })
	void itDoesNotMatterWhenAnExcludedEmailBecomesKnown(String order) {
		set("{\"imp_travel\":{\"excluded_users\":[{\"email\":\"tester@example.org\",\"reason\":\"Tests\"}]}}");
		String id = "\"UserUID\":\"" + Account.user(9) + "\"";
		List<String> records = List.of(login("a", "PT", "192.0.2.7", 18_000).replace("\"Email\":\"a\"", id),
				login("b", "SG", "198.51.100.7", 14_400).replace("\"Email\":\"b\"", id),
				login("c", "PT", "192.0.2.7", 108_000).replace("\"Email\":\"c\"",
						id + ",\"Email\":\"tester@example.org\""));
		for (String batch : order.split(",")) {
			logIn(batch.chars().mapToObj((c) -> records.get(c - '0')).toArray(String[]::new));
		}
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	@Test
	void findingsSuppressedWithinAnHourAreOneRowInAnyOrder() {
		set(VPN);
		Instant hour = this.now.minus(Duration.ofHours(30));
		String[] logins = IntStream.range(0, 40)
			.mapToObj((i) -> (i % 2 == 0) ? login("mia@example.org", "PT", "192.0.2.7", hour.plusSeconds(i))
					: login("mia@example.org", "SG", "198.51.100." + i, hour.plusSeconds(i)))
			.toArray(String[]::new);
		for (int i = logins.length - 1; i >= 0; i--) {
			logIn(logins[i]);
		}
		String rows = suppressed();
		logIn(logins);
		assertThat(suppressed()).isEqualTo(rows)
			.contains("\"timestamp\":\"" + hour.plusSeconds(39).toString().substring(0, 19));
		assertThat(rows.split("\"behavior\":\"imp_travel\"")).hasSizeBetween(2, 3);
	}

	@Test
	void hostsAndCategoriesAreExcludedWithAllBelow() {
		this.account.enable("security_domain", "high");
		set("{\"domains\":{\"excluded_hosts\":[{\"host\":\"Lab.Example.org.\",\"reason\":\"Laboratory\"}],"
				+ "\"excluded_categories\":[{\"category\":134,\"reason\":\"Internal names\"}]}}");
		assertThat(visit("a.lab.example.org", "131") + visit("lab.example.org", "131") + visit("x.example.net", "134"))
			.doesNotContain("\"events\":1,")
			.contains("\"matched\":1,");
		String suppressed = suppressed();
		assertThat(suppressed).contains("\"result_info\":{\"count\":2,")
			.contains("\"excluded\":{\"host\":\"lab.example.org\",\"reason\":\"Laboratory\"}")
			.contains("\"excluded\":{\"category\":134,\"reason\":\"Internal names\"}");
		visit("a.lab.example.org", "131");
		assertThat(suppressed()).isEqualTo(suppressed);
		assertThat(visit("collab.example.org", "131")).contains("\"events\":1,");
		assertThat(visit("x.example.com", "134,131")).contains("\"events\":1,");
		assertThat(this.account.get("/" + this.account.derivedId("mia@example.org")).body())
			.contains("\"category_ids\":[131]")
			.doesNotContain("134");
	}

	@Test
	void aVisitThatWasExcludedCountsOnceItComesAgainAfterwards() {
		this.account.enable("security_domain", "high");
		set("{\"domains\":{\"excluded_hosts\":[{\"host\":\"example.org\",\"reason\":\"Test\"}]}}");
		assertThat(visit("example.org", "131")).contains("\"events\":0,").contains("\"duplicates\":0,");
		set("{\"domains\":{\"excluded_hosts\":[]}}");
		assertThat(visit("example.org", "131")).contains("\"events\":1,");
	}

	private String visit(String host, String categories) {
		return this.account.send(this.account.request("/logs/gateway_dns")
			.POST(HttpRequest.BodyPublishers.ofString(
					"{\"Datetime\":\"%s\",\"Email\":\"mia@example.org\",\"QueryID\":\"%s\",\"QueryName\":\"%s\",\"InitialCategoryIDs\":[%s]}"
						.formatted(this.now, host, host, categories))))
			.body();
	}

	private String suppressed() {
		return this.account.get("/suppressed").body();
	}

	private void set(String settings) {
		assertThat(this.account
			.send(this.account.request("/settings")
				.header("Content-Type", "application/json")
				.PUT(HttpRequest.BodyPublishers.ofString(settings)))
			.statusCode()).isEqualTo(200);
	}

	private String login(String email, String country, String address, int secondsAgo) {
		return login(email, country, address, this.now.minusSeconds(secondsAgo));
	}

	private static String login(String email, String country, String address, Instant at) {
		return "{\"Action\":\"login\",\"Allowed\":true,\"CreatedAt\":\"%s\",\"Email\":\"%s\",\"Country\":\"%s\",\"IPAddress\":\"%s\",\"RayID\":\"%s\"}"
			.formatted(at, email, country, address, email + at);
	}

	private String logIn(String... lines) {
		return this.account
			.send(this.account.request("/logs/access_requests")
				.POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines))))
			.body();
	}

}
