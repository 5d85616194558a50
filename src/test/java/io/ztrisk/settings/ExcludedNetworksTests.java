package io.ztrisk.settings;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the call that excludes one network.
 */
@ServerTest
class ExcludedNetworksTests {

	private static final String OFFICE = "{\"cidr\":\"192.0.2.0/24\",\"reason\":\"Office\"}";

	private final Account account;

	ExcludedNetworksTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void aNetworkIsAddedToTheSettingsAndToTheAudit() {
		this.account.put("/settings", "{\"imp_travel\":{\"min_km\":600,\"excluded_networks\":[%s]}}".formatted(OFFICE));
		HttpResponse<String> answer = exclude(
				"{\"cidr\":\"2001:db8::/48\",\"expires_at\":\"2030-01-01T01:00:00+01:00\",\"reason\":\" VPN \"}");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(this.account.get("/settings").body())
			.contains("\"min_km\":600")
			.contains(networks(OFFICE,
					"{\"cidr\":\"2001:db8::/48\",\"expires_at\":\"2030-01-01T00:00:00Z\",\"reason\":\"VPN\"}"));
		assertThat(audit()).contains("\"action\":\"settings_changed\"").contains("\"subject\":\"imp_travel\"");
	}

	@Test
	void theEntryOfTheSameNetworkIsReplaced() {
		this.account.put("/settings",
				"{\"imp_travel\":{\"excluded_networks\":[%s,{\"cidr\":\"::/0\",\"reason\":\"All\"}]}}"
					.formatted(OFFICE));
		String sent = "{\"cidr\":\"192.0.2.9/24\",\"expires_at\":\"2030-01-01T00:00:00Z\",\"reason\":\"VPN\"}";
		String changed = networks(sent, "{\"cidr\":\"::/0\",\"reason\":\"All\"}");
		assertThat(exclude(sent).body()).contains(changed);
		String audit = audit();
		assertThat(exclude(sent).body()).contains(changed);
		assertThat(audit()).isEqualTo(audit);
		assertThat(exclude("{\"cidr\":\"192.0.2.0/24\",\"expires_at\":null,\"reason\":\"Office\"}").body())
			.contains(networks(OFFICE, "{\"cidr\":\"::/0\",\"reason\":\"All\"}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"[] | {\"code\":12003,\"message\":\"must be an object\",\"source\":{\"pointer\":\"\"}}",
			"{} | {\"code\":12003,\"message\":\"cidr is required\",\"source\":{\"pointer\":\"/cidr\"}},{\"code\":12003,\"message\":\"reason is required\",\"source\":{\"pointer\":\"/reason\"}}",
			"{\"cidr\":1,\"expires_at\":\"soon\",\"reason\":2,\"until\":3} | {\"code\":12003,\"message\":\"until is unknown\",\"source\":{\"pointer\":\"/until\"}},{\"code\":12003,\"message\":\"cidr must be a string\",\"source\":{\"pointer\":\"/cidr\"}},{\"code\":12003,\"message\":\"expires_at must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999\",\"source\":{\"pointer\":\"/expires_at\"}},{\"code\":12003,\"message\":\"reason must be a string\",\"source\":{\"pointer\":\"/reason\"}}",
			"{\"cidr\":\"192.0.2.0/33\",\"reason\":\" \"} | {\"code\":12003,\"message\":\"cidr must be a network as 192.0.2.0/24 or 2001:db8::/32\",\"source\":{\"pointer\":\"/cidr\"}},{\"code\":12003,\"message\":\"reason must not be empty\",\"source\":{\"pointer\":\"/reason\"}}" })
	void aWrongBodyChangesNothing(String body, String errors) {
		String before = this.account.get("/settings").body();
		assertFailure(exclude(body), 400, errors);
		assertThat(this.account.get("/settings").body()).isEqualTo(before);
		assertThat(audit()).doesNotContain("settings_changed");
	}

	@Test
	void aReasonHasAsManyCharactersAsInTheSettings() {
		assertFailure(exclude(network("192.0.2.0/24", "x".repeat(1001))), 400,
				"{\"code\":12003,\"message\":\"reason must have at most 1000 characters\",\"source\":{\"pointer\":\"/reason\"}}");
		assertThat(exclude(network("192.0.2.0/24", " " + "x".repeat(1000) + " ")).statusCode()).isEqualTo(200);
	}

	@Test
	void aFullListTakesNoOtherNetwork() {
		this.account.put("/settings", "{\"imp_travel\":{\"excluded_networks\":[%s]}}"
			.formatted(String.join(",", Collections.nCopies(10_000, OFFICE))));
		assertFailure(exclude(network("::/0", "All")), 400,
				"{\"code\":12003,\"message\":\"excluded_networks has 10000 entries, which is the maximum\",\"source\":{\"pointer\":\"/cidr\"}}");
		assertThat(exclude(network("192.0.2.0/24", "VPN")).body()).contains(networks(network("192.0.2.0/24", "VPN")));
	}

	@Test
	void callersAtTheSameTimeLoseNothing() throws Exception {
		List<Future<HttpResponse<String>>> answers = new ArrayList<>();
		try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
			IntStream.range(0, 20)
				.forEach((i) -> answers.add(callers.submit(() -> exclude(network("10.0." + i + ".0/24", "VPN")))));
			for (Future<HttpResponse<String>> answer : answers) {
				assertThat(answer.get().statusCode()).isEqualTo(200);
			}
		}
		String settings = this.account.get("/settings").body();
		IntStream.range(0, 20).forEach((i) -> assertThat(settings).contains(network("10.0." + i + ".0/24", "VPN")));
	}

	private HttpResponse<String> exclude(String body) {
		return this.account.send(this.account.request("/excluded_networks")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private String audit() {
		return this.account.get("/audit").body();
	}

	private static String network(String cidr, String reason) {
		return "{\"cidr\":\"%s\",\"reason\":\"%s\"}".formatted(cidr, reason);
	}

	private static String networks(String... entries) {
		return "\"excluded_networks\":[" + String.join(",", entries) + "]";
	}

}
