package io.ztrisk.system;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.ServerTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two accounts with the same ids and e-mails in every table: neither shows or changes
 * anything of the other.
 */
@ServerTest
@OldestPostgresTest
class TenancyTests {

	private static final String USER = Account.user(1);

	private static final String GONE = Account.user(2);

	/**
	 * Rows of no account: tokens and their sessions reach several, and the history is of
	 * the schema.
	 */
	private static final Set<String> OF_NO_ACCOUNT = Set.of("flyway_schema_history", "token", "console_session");

	private final Tenant one;

	private final Tenant other;

	private final JdbcClient database;

	private final RequestMappingHandlerMapping routes;

	TenancyTests(@LocalServerPort int port, @Autowired SecondServer publicServer, @Autowired JdbcClient database,
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
		ApiClient api = new ApiClient(port);
		ApiClient second = new ApiClient(publicServer.port());
		this.one = new Tenant(api, second, ApiClient.newScoring(), "Lisbon");
		this.other = new Tenant(api, second, ApiClient.newScoring(), "Singapore");
		this.database = database;
		this.routes = routes;
	}

	@BeforeEach
	void fill() {
		Instant now = Instant.now();
		this.one.fill(now);
		this.other.fill(now);
	}

	@Test
	void bothAccountsHaveRowsInEveryTable() {
		Set<String> filled = new TreeSet<>();
		rows(this.one).forEach((table, rows) -> {
			if (!rows.isEmpty() && !rows(this.other).getOrDefault(table, List.of()).isEmpty()) {
				filled.add(table);
			}
		});
		filled.addAll(OF_NO_ACCOUNT);
		assertThat(filled).containsExactlyInAnyOrderElementsOf(this.database.sql("""
				select table_name from information_schema.tables
				where table_schema = 'public' and table_type = 'BASE TABLE'""").query(String.class).list());
	}

	@Test
	void noCallShowsDataOfAnotherAccount() {
		Set<String> marked = new TreeSet<>();
		for (String path : reads()) {
			for (Tenant tenant : List.of(this.one, this.other)) {
				HttpResponse<String> answer = tenant.get(path);
				assertThat(answer.statusCode()).as(path).isEqualTo(200);
				assertThat(answer.body()).as(path)
					.doesNotContain((tenant == this.one) ? this.other.marker : this.one.marker)
					.doesNotContain((tenant == this.one) ? this.other.account() : this.one.account());
				if (answer.body().contains(tenant.marker)) {
					marked.add(path.replaceAll("[?].*", ""));
				}
			}
		}
		assertThat(marked).hasSizeGreaterThanOrEqualTo(10);
		assertThat(this.one.api.get("/accounts/" + this.one.account() + "/tokens/" + this.other.token()).statusCode())
			.isEqualTo(404);
	}

	@Test
	void noCallChangesDataOfAnotherAccount() {
		Map<String, List<String>> before = rows(this.other);
		this.one.fill(Instant.now().plusSeconds(60));
		this.one.change();
		assertThat(rows(this.other)).isEqualTo(before);
	}

	/** The paths of all that is read of an account. */
	private Set<String> reads() {
		return this.routes.getHandlerMethods()
			.keySet()
			.stream()
			.filter((route) -> route.getMethodsCondition().getMethods().toString().equals("[GET]"))
			.flatMap((route) -> route.getPatternValues().stream())
			.filter((pattern) -> pattern.startsWith("/accounts/"))
			.map((pattern) -> pattern.replaceAll("\\{(\\w+)(:[^/]*)?\\}(?=/|$)", "{$1}")
				.replace("/accounts/{account_id}", "")
				.replace("{user_id}", USER)
				.replace("{name}", "custom_vpn")
				.replace("{key}", "custom_country") + "?email=mia@example.org")
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** All rows of an account, as texts, by table. */
	private Map<String, List<String>> rows(Tenant tenant) {
		Map<String, List<String>> rows = new TreeMap<>();
		for (String table : this.database.sql("""
				select table_name from information_schema.columns
				where table_schema = 'public' and column_name = 'account_id'""").query(String.class).list()) {
			rows.put(table,
					this.database
						.sql("select r::text from " + summed(table) + " r where account_id = :account order by 1")
						.param("account", tenant.account())
						.query(String.class)
						.list());
		}
		return rows;
	}

	/** The server folds tallies meanwhile, which changes no sum. */
	private static String summed(String table) {
		return table.equals("tally")
				? "(select account_id, kind, day, key, sum(n) from tally group by account_id, kind, day, key)" : table;
	}

	/**
	 * An account, and a word that all of its data contains.
	 */
	private record Tenant(ApiClient api, ApiClient publicServer, String scoring, String marker) {

		String account() {
			return this.scoring.split("/")[2];
		}

		HttpResponse<String> get(String path) {
			String event = path.contains("{event_id}") ? event() : "";
			String webhook = path.contains("{webhook_id}") ? webhook() : "";
			String integration = path.contains("{integration_id}") ? integration() : "";
			return this.api.get("/accounts/" + account()
					+ path.replace("{event_id}", event)
						.replace("{token_id}", token())
						.replace("{integration_id}", integration)
						.replace("{reference_id}", "mine")
						.replace("{webhook_id}", webhook));
		}

		/** The id of an event of the user. */
		private String event() {
			return this.api.get(this.scoring + "/users/" + USER + "/events?page=1&per_page=1")
				.body()
				.replaceAll(".*\"id\":\"([0-9a-f-]{36})\",\"name\".*", "$1");
		}

		/** The id of a webhook. */
		String webhook() {
			return this.api.get(this.scoring + "/webhooks").body().replaceAll(".*\"id\":\"([0-9a-f-]{36})\".*", "$1");
		}

		/** The id of an integration. */
		private String integration() {
			return this.api.get(this.scoring + "/integrations/reference_id/mine")
				.body()
				.replaceAll(".*\"id\":\"([0-9a-f-]{36})\".*", "$1");
		}

		/** The id of a token of the account's own. */
		String token() {
			return this.api.get("/accounts/" + account() + "/tokens")
				.body()
				.replaceAll(".*\"accounts\":\\[\"" + account() + "\"\\],\"id\":\"([0-9a-f]{32})\".*", "$1");
		}

		void fill(Instant at) {
			this.api.enable(this.scoring, "imp_travel", "high");
			good(this.api.put(this.scoring + "/behaviors/custom_country",
					"""
							{"enabled":true,"name":"%s","risk_level":"low","rule":{"activities":["login_success"],"first":{"of":"country","after_days":1,"remember_days":1}}}"""
						.formatted(this.marker)));
			good(this.api.put(this.scoring + "/settings",
					"{\"imp_travel\":{\"excluded_networks\":[{\"cidr\":\"198.51.100.0/24\",\"reason\":\"%s\"}]}}"
						.formatted(this.marker)));
			// Nobody listens there.
			if (!this.api.get(this.scoring + "/webhooks").body().contains("\"id\"")) {
				good(this.api.post(this.scoring + "/webhooks", "application/json",
						"{\"name\":\"%s\",\"url\":\"http://127.0.0.1:1/\"}".formatted(this.marker)));
			}
			good(this.publicServer.post(this.scoring + "/integrations", "application/json",
					"{\"active\":false,\"integration_type\":\"Okta\",\"reference_id\":\"mine\",\"tenant_url\":\"https://%s.example.org\"}"
						.formatted(this.marker)));
			good(this.api.put(this.scoring + "/datasets/custom_vpn", """
					{"description":"%s","time":"at","key":[["id"]],"user":{"namespace":"vpn","email":"user"},\
					"fields":{"address":"ip"}}""".formatted(this.marker)));
			good(this.api.put(this.scoring + "/users",
					"""
							{"users":[{"id":"%s","email":"mia@example.org","name":"Mia %s"},{"id":"%s","email":"leo@example.org"}]}"""
						.formatted(USER, this.marker, GONE)));
			good(this.api.delete(this.scoring + "/users/" + GONE));
			good(this.api.post(this.scoring + "/events", "application/x-ndjson",
					"""
							{"behavior":"imp_travel","id":"same","user":{"id":"%s"},"timestamp":"%s","event_details":{"to":"%s"}}
							{"behavior":"%s"}
							"""
						.formatted(USER, at, this.marker, this.marker)));
			good(this.api.post(this.scoring + "/users/" + USER + "/notes", "application/json",
					"{\"text\":\"%s\"}".formatted(this.marker)));
			good(this.api.post(this.scoring + "/logs/access_requests", "application/x-ndjson",
					login("PT", "192.0.2.7", at.minusSeconds(7200)) + login("SG", "198.51.100.7", at.minusSeconds(3600))
							+ login("JP", "203.0.113.7", at.minusSeconds(1800))
							+ login("DE", "192.0.2.9", at).replace("\"Allowed\":true,", "")));
			good(this.api.post("/accounts/" + account() + "/tokens", "application/json",
					"{\"name\":\"%s\",\"permissions\":[\"logs_write\"]}".formatted(this.marker)));
			stopWebhook();
		}

		/** Waits for an attempt, and stops the others, which would change rows later. */
		private void stopWebhook() {
			String webhook = this.scoring + "/webhooks/" + webhook();
			Awaitility.await()
				.atMost(Duration.ofSeconds(60))
				.until(() -> this.api.get(webhook + "/deliveries").body().contains("\"attempts\":"));
			good(this.api.put(webhook, "{\"enabled\":false}"));
		}

		/** Makes every kind of change. */
		void change() {
			good(this.api.post(this.scoring + "/logs/rejected/replay?dataset=events", "text/plain", ""));
			good(this.api.post(this.scoring + "/" + USER + "/reset", "text/plain", ""));
			good(this.api.put(this.scoring + "/behaviors",
					"{\"behaviors\":{\"imp_travel\":{\"enabled\":false,\"risk_level\":\"low\"}}}"));
			good(this.api.delete(this.scoring + "/datasets/custom_vpn"));
			good(this.api.delete(this.scoring + "/behaviors/custom_country"));
			String token = "/accounts/" + account() + "/tokens/" + token();
			good(this.api.put(token + "/value", "{}"));
			good(this.api.delete(token));
			good(this.api.delete(this.scoring + "/users/" + USER));
		}

		private String login(String country, String address, Instant at) {
			return """
					{"Action":"login","Allowed":true,"CreatedAt":"%s","UserUID":"%s","Email":"mia@example.org","Country":"%s","IPAddress":"%s","RayID":"%s%s"}
					"""
				.formatted(at, USER, country, address, country, this.marker);
		}

		private static void good(HttpResponse<String> answer) {
			assertThat(answer.body()).contains("\"success\":true");
		}

	}

}
