package io.ztrisk.access;

import java.util.List;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.ApiClient.success;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the calls that show a token its accounts and itself.
 */
@ServerTest
class AccountTests {

	private final ApiClient api;

	AccountTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	@Test
	void aTokenListsItsAccountsInTheirOrder() {
		String one = id();
		ApiClient holder = this.api
			.as(token("Two", "\"" + one + "a\",\"" + one.toUpperCase(java.util.Locale.ROOT) + "\",\"" + one + "b\""));
		String first = account(one + "a");
		String second = account(one + "b");
		assertThat(holder.get("/accounts?name=" + one + "b").body()).isEqualTo(Account.all("[" + second + "]", 1));
		assertThat(holder.get("/client/v4/accounts?page=1&per_page=2").body()).contains(first)
			.endsWith(
					"\"result_info\":{\"count\":2,\"page\":1,\"per_page\":2,\"total_count\":3,\"total_pages\":2},\"success\":true}");
		assertThat(holder.get("/accounts").body()).contains(first + "," + second)
			.endsWith(
					"\"result_info\":{\"count\":3,\"page\":1,\"per_page\":3,\"total_count\":3,\"total_pages\":1},\"success\":true}");
		assertThat(holder.get("/accounts?page=2").body()).isEqualTo(Account.page("[]", 0, 2, 3, 3, 1));
		for (String other : List.of("acme", "*", "%00", "a.b", "'")) {
			assertThat(holder.get("/accounts?name=" + other).body()).as(other).isEqualTo(Account.all("[]", 0));
		}
	}

	@Test
	void anAccountIsThereAsSoonAsItHoldsAnything() {
		String scoring = "/zt_risk_scoring";
		List<String> accounts = java.util.stream.Stream.generate(AccountTests::id).limit(7).toList();
		this.api.put("/accounts/" + accounts.get(0) + scoring + "/behaviors",
				"{\"behaviors\":{\"imp_travel\":{\"enabled\":true,\"risk_level\":\"low\"}}}");
		this.api.put("/accounts/" + accounts.get(1) + scoring + "/settings", "{\"high_dlp\":{\"matches\":5}}");
		this.api.put("/accounts/" + accounts.get(2) + scoring + "/users",
				"{\"users\":[{\"id\":\"11111111-1111-4111-8111-111111111111\"}]}");
		this.api.post("/accounts/" + accounts.get(3) + scoring + "/logs/gateway_dns", "text/plain", "{}");
		this.api.post("/accounts/" + accounts.get(4) + scoring + "/events", "application/x-ndjson", "nonsense");
		this.api.post("/accounts/" + accounts.get(5) + "/tokens", "application/json",
				"{\"name\":\"t\",\"permissions\":[\"logs_write\"]}");
		this.api.get("/accounts/" + accounts.get(6) + scoring + "/summary");
		for (String account : accounts) {
			assertThat(this.api.get("/accounts?name=" + account).body()).as("%d", accounts.indexOf(account))
				.isEqualTo(accounts.indexOf(account) < 6 ? Account.all("[" + account(account) + "]", 1)
						: Account.all("[]", 0));
		}
		String all = this.api.get("/accounts").body();
		assertThat(accounts.subList(0, 6)).allSatisfy((account) -> assertThat(all).containsOnlyOnce(account(account)));
		assertThat(all).doesNotContain(accounts.get(6)).doesNotContain("\"*\"");
	}

	@Test
	void accountIsShownToATokenThatReachesIt() {
		String id = id();
		ApiClient holder = this.api.as(token("t", "\"" + id + "\""));
		for (String base : List.of("/accounts/", "/client/v4/accounts/")) {
			assertThat(holder.get(base + id).body()).isEqualTo(success(account(id)));
			assertFailure(holder.get(base + "other"), 403,
					"{\"code\":9109,\"message\":\"Unauthorized to access requested resource\"}");
		}
		assertThat(this.api.get("/accounts/never-named").body()).isEqualTo(success(account("never-named")));
	}

	@Test
	void aTokenIsAUserByItsNameAndId() {
		String id = id();
		for (String[] names : new String[][] { { "Log push (EU)", "log-push-eu" }, { "\u00c4", "token" },
				{ "n".repeat(120), "n".repeat(64) } }) {
			String made = made(names[0], "\"" + id + "\"");
			ApiClient holder = this.api.as(made.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1"));
			String user = success("{\"email\":\"%s@ztrisk.invalid\",\"id\":\"%s\"}".formatted(names[1],
					made.replaceAll(".*?\"id\":\"([0-9a-f]{32})\".*", "$1")));
			assertThat(holder.get("/user").body()).isEqualTo(user);
			assertThat(holder.get("/client/v4/user").body()).isEqualTo(user);
		}
	}

	private String token(String name, String accounts) {
		return made(name, accounts).replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1");
	}

	private String made(String name, String accounts) {
		return this.api
			.post("/accounts/any/tokens", "application/json",
					"{\"name\":\"%s\",\"permissions\":[\"logs_write\"],\"accounts\":[%s]}".formatted(name, accounts))
			.body();
	}

	private static String account(String id) {
		return "{\"id\":\"%1$s\",\"name\":\"%1$s\",\"type\":\"standard\"}".formatted(id);
	}

	private static String id() {
		return ApiClient.newScoring().split("/")[2].substring(0, 30);
	}

}
