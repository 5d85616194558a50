package io.ztrisk.audit;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Every change leaves an entry; ids and times are masked in what is compared, and the
 * environment's token.
 */
@ServerTest
@OldestPostgresTest
class AuditLogTests {

	private static final Actor ACTOR = new Actor("Someone", "f".repeat(32), "mine", null, null);

	private final Account account;

	private final ApiClient api;

	private final String scoring;

	@Autowired
	private JdbcClient database;

	AuditLogTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.api = new ApiClient(port);
		this.scoring = "/accounts/" + this.account.id() + "/zt_risk_scoring";
	}

	@Test
	void behaviorIsAuditedWithItsOldAndNewValues() {
		this.account.enable("imp_travel", "low");
		this.account.enable("imp_travel", "low");
		this.account.enable("imp_travel", "medium");
		assertThat(entries()).isEqualTo(all(2, """
				{"action":"behavior_changed","actor":"ZTRISK_ADMIN_TOKEN",\
				"after":{"enabled":true,"risk_level":"medium"},"before":{"enabled":true,"risk_level":"low"},\
				"id":"-","request_id":"-","subject":"imp_travel","time":"-","token_id":"-"},\
				{"action":"behavior_changed","actor":"ZTRISK_ADMIN_TOKEN",\
				"after":{"enabled":true,"risk_level":"low"},"before":{"enabled":false,"risk_level":"high"},\
				"id":"-","request_id":"-","subject":"imp_travel","time":"-","token_id":"-"}"""));
	}

	@Test
	void theRequestsIdIsTheAnswersOne() {
		this.api.send(this.api.request(this.scoring + "/behaviors")
			.header("Content-Type", "application/json")
			.header("X-Request-Id", "ticket-1")
			.PUT(java.net.http.HttpRequest.BodyPublishers
				.ofString("{\"behaviors\":{\"high_dlp\":{\"enabled\":true,\"risk_level\":\"low\"}}}")));
		assertThat(this.account.get("/audit").body()).contains("\"request_id\":\"ticket-1\"");
	}

	@Test
	void changedSectionsOfSettingsAreAudited() {
		this.api.put(this.scoring + "/settings", "{\"high_dlp\":{\"matches\":5},\"feeds\":{}}");
		this.api.put(this.scoring + "/settings", "{\"high_dlp\":{\"matches\":5}}");
		assertThat(entries()).isEqualTo(all(1, """
				{"action":"settings_changed","actor":"ZTRISK_ADMIN_TOKEN",\
				"after":{"matches":5,"seconds":60},"before":{"matches":15,"seconds":60},\
				"id":"-","request_id":"-","subject":"high_dlp","time":"-","token_id":"-"}"""));
	}

	@Test
	void usersAreAuditedWithTheNamesOfFieldsOnly() {
		this.account.enable("imp_travel", "low");
		this.account.store(Account.event("imp_travel", "a", "secret@example.org", "2026-01-01T00:00:00Z"));
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"secret@example.org\",\"name\":\"Secret\"}",
				"{\"id\":\"" + user(2) + "\"}");
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"secret@example.org\",\"name\":\"Secreter\"}",
				"{\"id\":\"" + user(2) + "\"}");
		this.account.reset(user(1));
		this.api.delete(this.scoring + "/users/" + user(1));
		String derived = this.account.derivedId("secret@example.org");
		assertThat(entries().replaceAll(",\\{\"action\":\"behavior_changed\".*?\"token_id\":\"-\"}", ""))
			.contains(entry("user_erased", user(1), ""),
					entry("user_reset", user(1), "\"event_count\",\"last_event\",\"last_reset_time\",\"risk_level\""),
					entry("user_changed", user(1), "\"name\""),
					entry("user_created", user(1), "\"email\",\"event_count\",\"last_event\",\"name\",\"risk_level\""),
					entry("user_created", user(2), ""),
					entry("user_merged", derived, "\"event_count\",\"last_event\",\"merged_into\",\"risk_level\""))
			.contains("\"total_count\":7");
		assertThat(this.database.sql("select audit_entry::text from audit_entry where account_id = :account")
			.param("account", this.account.id())
			.query(String.class)
			.list()).hasSize(7).noneMatch((text) -> text.toLowerCase().contains("secret"));
	}

	@Test
	void theDatabaseRefusesValuesOfUsers() {
		assertThatThrownBy(() -> this.database.sql("""
				insert into audit_entry (account_id, changed_at, id, action, subject, before, actor)
				values ('x', now(), gen_random_uuid(), 'user_changed', 'x', '{}', 'x')""").update()).rootCause()
			.hasMessageContaining("audit_entry_user_check");
	}

	@Test
	void tokensAreAuditedWithoutTheirValues() {
		String tokens = "/accounts/" + this.account.id() + "/tokens";
		String made = this.api
			.post(tokens, "application/json", "{\"name\":\"Mine\",\"permissions\":[\"zero_trust_read\"]}")
			.body();
		String id = made.replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
		this.api.put(tokens + "/" + id + "/value", "");
		this.api.delete(tokens + "/" + id);
		String facts = "{\"accounts\":[\"%s\"],\"name\":\"Mine\",\"permissions\":[\"zero_trust_read\"]}"
			.formatted(this.account.id());
		assertThat(entries()).isEqualTo(all(3, """
				{"action":"token_deleted","actor":"ZTRISK_ADMIN_TOKEN","before":%1$s,\
				"id":"-","request_id":"-","subject":"%2$s","time":"-","token_id":"-"},\
				{"action":"token_rolled","actor":"ZTRISK_ADMIN_TOKEN","after":%1$s,"before":%1$s,"fields":["value"],\
				"id":"-","request_id":"-","subject":"%2$s","time":"-","token_id":"-"},\
				{"action":"token_made","actor":"ZTRISK_ADMIN_TOKEN","after":%1$s,\
				"id":"-","request_id":"-","subject":"%2$s","time":"-","token_id":"-"}""".formatted(facts, id)));
	}

	@Test
	void tokenIsAuditedInEachAccountThatItReaches() {
		String other = ApiClient.newScoring().split("/")[2];
		this.api.post("/accounts/" + this.account.id() + "/tokens", "application/json",
				"{\"name\":\"Both\",\"permissions\":[\"logs_write\"],\"accounts\":[\"%s\",\"%s\"]}"
					.formatted(this.account.id(), other));
		assertThat(this.account.get("/audit").body()).contains("\"accounts\":[\"" + this.account.id() + "\"]")
			.doesNotContain(other);
		assertThat(this.api.get("/accounts/" + other + "/zt_risk_scoring/audit").body())
			.contains("\"accounts\":[\"" + other + "\"]")
			.doesNotContain(this.account.id());
	}

	@Test
	void tokenOfTheEnvironmentIsAuditedWithoutAnAccount() {
		assertThat(this.database.sql("""
				select action || ' ' || actor || ' ' || coalesce(token_id, '-') || ' ' || (after ->> 'name')
				from audit_entry
				where account_id = '*' and action = 'token_made'""").query(String.class).list())
			.contains("token_made ztrisk - ZTRISK_ADMIN_TOKEN");
	}

	@Test
	void entriesArePagedAndTurnedRound() {
		for (String level : List.of("low", "medium", "high")) {
			this.account.enable("imp_travel", level);
		}
		String oldest = this.account.get("/audit?per_page=1&direction=asc").body();
		assertThat(oldest).contains("\"after\":{\"enabled\":true,\"risk_level\":\"low\"}")
			.contains("\"result_info\":{\"count\":1,\"page\":1,\"per_page\":1,\"total_count\":3,\"total_pages\":3}");
		assertThat(this.account.get("/audit?per_page=1&page=3").body().replace("\"page\":3", "\"page\":1"))
			.isEqualTo(oldest);
		assertThat(this.account.get("/audit?page=2").body())
			.isEqualTo(Account.page("{\"entries\":[]}", 0, 2, 20, 3, 1));
	}

	@Test
	void manyEntriesAreStreamed() {
		this.account
			.putUsers(IntStream.range(0, 200).mapToObj((i) -> "{\"id\":\"" + user(i) + "\"}").toArray(String[]::new));
		assertThat(this.account.get("/audit").body()).contains("\"total_count\":200");
		assertThat(this.account.get("/audit?per_page=100").body()).contains("\"count\":100,");
	}

	@Test
	void anotherAccountSeesNothingAndReadingIsEnough() {
		this.account.enable("imp_travel", "low");
		String other = ApiClient.newScoring();
		assertThat(this.api.get(other + "/audit").body()).isEqualTo(Account.all("{\"entries\":[]}", 0));
		assertThat(this.api.as(token("zero_trust_read")).get(this.scoring + "/audit").statusCode()).isEqualTo(200);
		ApiClient.assertFailure(this.api.as(token("zero_trust_read")).get(other + "/audit"), 403,
				"{\"code\":9109,\"message\":\"Unauthorized to access requested resource\"}");
		ApiClient.assertFailure(this.api.as(token("zero_trust_pii_read")).get(this.scoring + "/audit"), 403,
				"{\"code\":10000,\"message\":\"Authentication error\"}");
	}

	@Test
	void aChangeThatFailsLeavesNoEntry(@Autowired TransactionOperations transactions, @Autowired AuditLog audit) {
		assertThatThrownBy(() -> transactions.executeWithoutResult((status) -> {
			audit.record(ACTOR,
					List.of(AuditEntry.of(this.account.id(), AuditAction.BEHAVIOR_CHANGED, "x", null, null)));
			throw new IllegalStateException("Changed nothing");
		})).hasMessage("Changed nothing");
		assertThat(entries()).isEqualTo(all(0, ""));
		assertThatThrownBy(() -> audit.record(ACTOR,
				List.of(AuditEntry.of(this.account.id(), AuditAction.BEHAVIOR_CHANGED, "x", null, null))))
			.hasMessageContaining("No existing transaction");
	}

	@Test
	void changesAtOnceMakeAChain() throws Exception {
		try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
			List<Callable<Object>> changes = IntStream.range(0, 24).mapToObj((i) -> (Callable<Object>) () -> {
				this.account.enable("imp_travel", List.of("low", "medium", "high").get(i % 3));
				this.api.put(this.scoring + "/settings", "{\"high_dlp\":{\"matches\":" + (100 + i) + "}}");
				return i;
			}).toList();
			for (Future<Object> change : callers.invokeAll(changes)) {
				change.get();
			}
		}
		for (String subject : List.of("imp_travel", "high_dlp")) {
			assertThat(this.database.sql("""
					select count(*) from (
						select before::text as before, lag(after::text) over (order by changed_at, id) as last
						from audit_entry where account_id = :account and subject = :subject) as chain
					where last is not null and before <> last""")
				.param("account", this.account.id())
				.param("subject", subject)
				.query(Long.class)
				.single()).as(subject).isZero();
		}
		assertThat(this.database
			.sql("select count(*) from audit_entry where account_id = :account and subject = 'high_dlp'")
			.param("account", this.account.id())
			.query(Long.class)
			.single()).isEqualTo(24);
	}

	@ParameterizedTest
	@ValueSource(strings = { "update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry",
			"select from audit_entry for update", "drop table audit_entry" })
	void theServersRoleOnlyAddsEntries(String statement) {
		assertThatThrownBy(() -> this.database.sql(statement).update()).rootCause()
			.hasMessageMatching("ERROR: (permission denied for|must be owner of) table audit_entry");
	}

	@Test
	void retentionDeletesEntriesAsAnotherRole(@Autowired AuditRepository stored,
			@Autowired TransactionOperations transactions) {
		this.account.enable("imp_travel", "low");
		assertThat(stored.deleteExpired(this.account.id(), java.time.Instant.EPOCH)).isZero();
		assertThat(entries()).contains("\"total_count\":1");
		assertThat(stored.deleteExpired(this.account.id(), java.time.Instant.now().plusSeconds(60))).isOne();
		assertThat(entries()).isEqualTo(all(0, ""));
		transactions.executeWithoutResult((status) -> {
			this.database.sql("set local role ztrisk_audit_retention").update();
			assertThatThrownBy(() -> this.database.sql("update audit_entry set actor = 'x'").update()).rootCause()
				.hasMessage("ERROR: permission denied for table audit_entry");
			status.setRollbackOnly();
		});
	}

	private String token(String permission) {
		return this.api
			.post("/accounts/" + this.account.id() + "/tokens", "application/json",
					"{\"name\":\"Reader\",\"permissions\":[\"" + permission + "\"]}")
			.body()
			.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1");
	}

	private String entries() {
		return this.account.get("/audit")
			.body()
			.replaceAll("\"(id|request_id|time|token_id)\":\"[^\"]+\"", "\"$1\":\"-\"");
	}

	private static String all(int count, String entries) {
		return Account.all("{\"entries\":[" + entries + "]}", count);
	}

	private static String entry(String action, String subject, String fields) {
		return """
				{"action":"%s","actor":"ZTRISK_ADMIN_TOKEN","fields":[%s],"id":"-","request_id":"-","subject":"%s","time":"-","token_id":"-"}"""
			.formatted(action, fields, subject);
	}

}
