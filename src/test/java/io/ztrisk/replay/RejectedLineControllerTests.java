package io.ztrisk.replay;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.DatasetNames;
import io.ztrisk.test.Logs;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.Logs.bad;
import static io.ztrisk.test.Logs.good;
import static io.ztrisk.test.Logs.query;
import static io.ztrisk.test.Logs.result;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that rejected lines are stored, listed and replayed.
 */
@ServerTest
class RejectedLineControllerTests {

	private final Account account;

	@Autowired
	private JdbcClient database;

	RejectedLineControllerTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.account.enable("security_domain", "medium");
		this.account.enable("imp_travel", "high");
	}

	@Test
	void linesAreListedNewestFirstAndByDataset() {
		insert(1, "gateway_dns", "{\"a\":1}");
		insert(3, "events", "{\u0000\"");
		insert(2, "gateway_dns", "{}");
		assertThat(this.account.get("/logs/rejected").body())
			.isEqualTo(Account.all("{\"lines\":[" + shown(3, "events", "{\\u0000\\\"") + ","
					+ shown(2, "gateway_dns", "{}") + "," + shown(1, "gateway_dns", "{\\\"a\\\":1}") + "]}", 3));
		assertThat(this.account.get("/logs/rejected?dataset=gateway_dns&page=2&per_page=1").body())
			.isEqualTo(Account.page("{\"lines\":[" + shown(1, "gateway_dns", "{\\\"a\\\":1}") + "]}", 1, 2, 1, 2, 2));
		assertThat(this.account.get("/logs/rejected?dataset=casb_findings").body())
			.isEqualTo(Account.all("{\"lines\":[]}", 0));
	}

	@Test
	void linesOfABatchAreShownLastFirst() {
		Logs.send(this.account, "gateway_dns", "{,\n" + good("a") + "\n{}");
		assertThat(this.account.get("/logs/rejected").body()).matches(".*\"line\":3,.*\"line\":1,.*");
	}

	@Test
	void anUnknownDatasetIsAnInvalidParameter() {
		String problem = "{\"code\":12004,\"message\":\"dataset must be one of " + String.join(", ", DatasetNames.all())
				+ ", events\"}";
		assertFailure(this.account.get("/logs/rejected?dataset=nope"), 400, problem);
		assertFailure(this.account.get("/logs/rejected?dataset=gateway_dns&dataset=events"), 400, problem);
		assertFailure(replay("?dataset="), 400, problem);
		assertFailure(this.account.get("/logs/rejected?per_page=0"), 400,
				"{\"code\":12004,\"message\":\"per_page must be an integer from 1 to 1000\"}");
	}

	@Test
	void theNewestHundredThousandAreKept() {
		keepHundredThousand();
		Logs.send(this.account, "gateway_dns", "{,\n{}\n" + good("a"));
		assertThat(kept()).isEqualTo("100000 3 2");
	}

	@Test
	void noMoreAreKeptOfABodyThatIsRefused() {
		keepHundredThousand();
		assertThat(Logs.send(this.account, "gateway_dns", "[" + "7,".repeat(600) + "{").statusCode()).isEqualTo(400);
		assertThat(kept()).startsWith("100000 ");
	}

	/**
	 * A replay deletes its line, adds the records in it, and deletes the oldest lines.
	 */
	@Test
	void theNewestHundredThousandAreKeptOfAReplay() {
		keepHundredThousand();
		insert(200_000, "entra_sign_ins",
				IntStream.range(0, 600)
					.mapToObj(Integer::toString)
					.collect(Collectors.joining(",", "{\"value\":[", "]}")));
		assertThat(replay("").body()).isEqualTo(result(600, 0, 0, 0, 0, 600));
		assertThat(kept()).isEqualTo("100000 601 600");
	}

	private void keepHundredThousand() {
		this.database.sql("""
				insert into rejected_line (account_id, id, dataset, line, reason, received_at, bytes, replayable)
				select :account, gen_random_uuid(), 'gateway_dns', i, 'old', timestamptz '2026-01-01', null, false
				from generate_series(1, 100000) i""").param("account", this.account.id()).update();
	}

	/**
	 * The number of stored lines, the first of the old ones, and the number of new ones.
	 */
	private String kept() {
		return this.database.sql("""
				select count(*) || ' ' || min(line) filter (where reason = 'old') || ' '
					|| count(*) filter (where reason <> 'old')
				from rejected_line where account_id = :account""")
			.param("account", this.account.id())
			.query(String.class)
			.single();
	}

	@Test
	void invalidLineStaysRejected() {
		Logs.send(this.account, "gateway_dns", "{,\n{}\n" + query("a", "80", "50000-01-01T00:00:00Z"));
		this.account.post("application/x-ndjson", "{\"behavior\":1}");
		String before = this.account.get("/logs/rejected").body();
		assertThat(replay("").body()).isEqualTo(result(4, 0, 0, 0, 0, 4));
		assertThat(replay("?dataset=gateway_dns").body()).isEqualTo(result(3, 0, 0, 0, 0, 3));
		assertThat(this.account.get("/logs/rejected").body()).isEqualTo(before);
	}

	@Test
	void lineThatHasBecomeValidIsStoredAndRemoved() {
		insert(1, "gateway_dns", bad("a"));
		insert(2, "gateway_dns", good("b"));
		insert(3, "gateway_dns", bad("c").replace("ann@example.org", ""));
		insert(4, "gateway_dns", "{");
		insert(5, "casb_findings", "{}");
		insert(6, "events", event("e"));
		assertThat(replay("?dataset=events").body()).isEqualTo(result(1, 1, 1, 0, 0, 0));
		assertThat(replay("").body()).isEqualTo(result(5, 1, 1, 0, 1, 1));
		assertThat(replay("").body()).isEqualTo(result(1, 0, 0, 0, 0, 1));
		assertThat(Rejections.all(this.account)).singleElement()
			.satisfies((line) -> assertThat(line.path("line").asInt()).isEqualTo(4));
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":2,");
	}

	@Test
	void aReplayThatWasCutShortCountsNothingTwice() {
		Logs.send(this.account, "gateway_dns", bad("a"));
		this.account.post("application/x-ndjson", event("e"));
		String summary = this.account.get("/summary").body();
		insert(1, "gateway_dns", bad("a"));
		insert(2, "events", event("e"));
		assertThat(replay("").body()).isEqualTo(result(2, 2, 0, 2, 0, 0));
		assertThat(this.account.get("/summary").body()).isEqualTo(summary);
		assertThat(Rejections.all(this.account)).isEmpty();
	}

	@Test
	void manyAndLongLinesAreTakenAgainALittleAtATime() {
		this.database.sql("""
				insert into rejected_line (account_id, id, dataset, line, reason, received_at, bytes, replayable)
				select :account, gen_random_uuid(), 'casb_findings', i, 'x', now(),
					convert_to('{"a":"' || repeat('m', case when i < 10 then 1000000 else 1 end) || '"}', 'UTF8'), true
				from generate_series(1, 2500) i""").param("account", this.account.id()).update();
		assertThat(replay("").body()).isEqualTo(result(2500, 0, 0, 0, 0, 0));
		assertThat(Rejections.all(this.account)).isEmpty();
	}

	@Test
	void truncatedLineIsNotReplayed() {
		Logs.send(this.account, "dlp_forensic_copies", "{,");
		Logs.send(this.account, "gateway_dns", "{" + "m".repeat(2 << 20));
		assertThat(replay("").body()).isEqualTo(result(0, 0, 0, 0, 0, 0));
		assertThat(Rejections.all(this.account)).hasSize(2);
	}

	private HttpResponse<String> replay(String query) {
		return this.account
			.send(this.account.request("/logs/rejected/replay" + query).POST(HttpRequest.BodyPublishers.noBody()));
	}

	/**
	 * Stores a rejected line with an earlier time.
	 */
	private void insert(int number, String dataset, String line) {
		this.database.sql("""
				insert into rejected_line (account_id, id, dataset, line, reason, received_at, bytes, replayable)
				values (:account, cast(:id as uuid), :dataset, :number, 'it was bad',
					timestamptz '2026-01-01Z' + :number * interval '1 s', :line, true)""")
			.param("account", this.account.id())
			.param("id", Account.user(number))
			.param("dataset", dataset)
			.param("number", number)
			.param("line", line.getBytes(StandardCharsets.UTF_8))
			.update();
	}

	private static String shown(int number, String dataset, String text) {
		return "{\"dataset\":\"%s\",\"id\":\"%s\",\"line\":%d,\"reason\":\"it was bad\",\"received_at\":\"2026-01-01T00:00:0%dZ\",\"replayable\":true,\"text\":\"%s\"}"
			.formatted(dataset, Account.user(number), number, number, text);
	}

	private static String event(String id) {
		return Account.event("imp_travel", id, "ann@example.org", "2026-01-01T00:00:00Z");
	}

}
