package io.ztrisk.triage;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests resets of many users in one call.
 */
@ServerTest
class BulkResetTests {

	private static final String TIME = "2025-01-02T00:00:00Z";

	private final Account account;

	private final Scores scores;

	BulkResetTests(@LocalServerPort int port, @Autowired DataSource database) {
		this.account = new Account(port);
		this.scores = new Scores(database);
		this.account.enable("imp_travel", "high");
	}

	@AfterEach
	void assertScores() {
		this.scores.assertTrue(this.account);
	}

	@Test
	void eachUserHasOneOutcome() {
		this.account.store(event("imp_travel", "a", user(1), TIME), event("imp_travel", "b", user(2), TIME),
				event("imp_travel", "c", user(3), TIME));
		this.account.putUsers("{\"id\":\"" + user(4) + "\"}");
		HttpResponse<String> answer = reset("Drill", entry(user(9), null), entry(user(3), 0L), entry(user(1), null),
				entry(user(4), 7L), entry(user(2).toUpperCase(Locale.ROOT), 1L));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo(ApiClient
			.success("{\"done\":2,\"left\":0,\"received\":5,\"stale\":[\"%s\"],\"unchanged\":1,\"unknown\":[\"%s\"]}"
				.formatted(user(3), user(9))));
		assertThat(this.account.get("/summary").body()).contains(user(3))
			.doesNotContain(user(1))
			.doesNotContain(user(2));
		assertThat(history(user(1))).contains("\"cause\":\"reset\"").contains("\"reason\":\"Drill\"");
		assertThat(history(user(3))).doesNotContain("\"cause\":\"reset\"");
		assertThat(audit()).hasSize(2);
	}

	@Test
	void aUserWhoseEventsAreDismissedIsResetSoThatNoUndoRaisesTheLevel() {
		String soon = Instant.now().plusSeconds(300).toString();
		this.account.store(event("imp_travel", "a", user(1), soon));
		String dismissal = "/users/" + user(1) + "/events/" + this.account.eventId("imp_travel", "a") + "/dismissal";
		this.account.put(dismissal, "{\"reason\":\"r\",\"verdict\":\"benign\"}");
		assertThat(reset("Drill", entry(user(1), 0L)).body()).contains("\"done\":1");
		assertThat(reset("Drill", entry(user(1), 0L)).body()).contains("\"done\":0", "\"unchanged\":1");
		this.account.send(this.account.request(dismissal).DELETE());
		assertThat(this.account.get("/summary").body()).doesNotContain(user(1));
	}

	@Test
	void theSameResetsAgainChangeNothing() {
		this.account.store(event("imp_travel", "a", user(1), TIME), event("imp_travel", "b", user(2), TIME));
		String[] entries = { entry(user(1), 1L), entry(user(2), 1L) };
		assertThat(reset("Drill", entries).body()).contains("\"done\":2");
		String before = this.account.get("/" + user(1)).body() + history(user(1)) + audit();
		assertThat(reset("Drill", entries).body()).isEqualTo(ApiClient
			.success("{\"done\":0,\"left\":0,\"received\":2,\"stale\":[],\"unchanged\":2,\"unknown\":[]}"));
		assertThat(this.account.get("/" + user(1)).body() + history(user(1)) + audit()).isEqualTo(before);
	}

	@Test
	void aUserWithTwoIdsIsResetOnce() {
		this.account.store(event("imp_travel", "a", "ann@example.org", TIME));
		this.account.putUsers("{\"id\":\"" + user(1) + "\",\"email\":\"ann@example.org\"}");
		assertThat(reset("Drill", entry(this.account.derivedId("ann@example.org"), null), entry(user(1), null)).body())
			.contains("\"done\":1,\"left\":0,\"received\":2,\"stale\":[],\"unchanged\":1");
		assertThat(history(user(1))).containsOnlyOnce("\"cause\":\"reset\"");
		assertThat(audit()).hasSize(1);
	}

	@Test
	void usersOfMoreThanOneTransactionAreReset() {
		this.account.store(IntStream.rangeClosed(1, 250)
			.mapToObj((i) -> event("imp_travel", "e" + i, user(i), TIME))
			.toArray(String[]::new));
		assertThat(
				reset("Drill", IntStream.rangeClosed(1, 250).mapToObj((i) -> entry(user(i), 1L)).toArray(String[]::new))
					.body())
			.contains("\"done\":250,\"left\":0,\"received\":250");
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	@Test
	void aResetIsNotEarlierThanADismissedEvent() {
		String soon = Instant.now().plusSeconds(400).truncatedTo(ChronoUnit.SECONDS).toString();
		this.account.store(event("imp_travel", "a", user(1), soon), event("imp_travel", "b", user(1), TIME));
		String dismissal = "/users/" + user(1) + "/events/" + this.account.eventId("imp_travel", "a") + "/dismissal";
		this.account.put(dismissal, "{\"reason\":\"Drill\",\"verdict\":\"benign\"}");
		assertThat(reset("Drill", entry(user(1), null)).body()).contains("\"done\":1");
		assertThat(this.account.lastReset(user(1))).hasToString(soon);
		this.account.send(this.account.request(dismissal).DELETE());
		assertThat(this.account.get("/summary").body()).contains("\"users\":[]");
	}

	@Test
	void usersOfOthersAreUnknown(@LocalServerPort int port) {
		Account other = new Account(port);
		other.enable("imp_travel", "high");
		other.store(event("imp_travel", "a", user(1), TIME));
		assertThat(reset("Drill", entry(user(1), null)).body()).contains("\"unknown\":[\"" + user(1) + "\"]");
		assertThat(other.get("/summary").body()).contains("\"event_count\":1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "[] | root:must be an object",
			"{} | /users:users is required; /reason:reason is required",
			"{\"reason\":1,\"users\":{},\"all\":true} | /users:users must be a list of 1 to 1000 elements; /reason:reason must be a string",
			"{\"reason\":\" \",\"users\":[]} | /users:users must be a list of 1 to 1000 elements; /reason:reason must have 1 to 1000 characters",
			"{\"reason\":\"r\",\"users\":[1,{},{\"user_id\":7},{\"user_id\":\"ann\",\"revision\":\"1\",\"level\":0},{\"user_id\":\"00000000-0000-4000-8000-000000000001\",\"revision\":-1},{\"user_id\":\"00000000-0000-4000-8000-000000000002\",\"revision\":null}]} | /users/0:users[0] must be an object; /users/1/user_id:user_id is required; /users/2/user_id:user_id must be a string; /users/3/revision:revision must be an integer from 0 to 9223372036854775807; /users/3/user_id:user_id must be a UUID; /users/4/revision:revision must be an integer from 0 to 9223372036854775807; /users/5/revision:revision must be an integer from 0 to 9223372036854775807",
			"{\"reason\":\"r\",\"users\":[{\"user_id\":\"00000000-0000-4000-8000-00000000000a\"},{\"user_id\":\"00000000-0000-4000-8000-00000000000A\"}]} | /users/1/user_id:user_id is there twice" })
	void aWrongBodyChangesNothing(String body, String errors) {
		this.account.store(event("imp_travel", "a", user(1), TIME));
		String before = this.account.get("/summary").body();
		assertFailure(post(body), 400, errors(errors));
		assertThat(this.account.get("/summary").body()).isEqualTo(before);
		assertThat(audit()).isEmpty();
	}

	@Test
	void aBodyHasAThousandEntriesAndAReasonAThousandCharactersAtMost() {
		this.account.store(event("imp_travel", "a", user(1), TIME));
		String[] entries = IntStream.rangeClosed(1, 1001).mapToObj((i) -> entry(user(i), null)).toArray(String[]::new);
		assertFailure(reset("x".repeat(1001), entries), 400, errors(
				"/users:users must be a list of 1 to 1000 elements; /reason:reason must have 1 to 1000 characters"));
		assertThat(this.account.get("/summary").body()).contains(user(1));
		assertThat(reset("x".repeat(1000), List.of(entries).subList(0, 1000).toArray(String[]::new)).body())
			.contains("\"done\":1,\"left\":0,\"received\":1000");
	}

	private HttpResponse<String> reset(String reason, String... entries) {
		return post("{\"reason\":\"%s\",\"users\":[%s]}".formatted(reason, String.join(",", entries)));
	}

	private HttpResponse<String> post(String body) {
		return this.account.send(this.account.request("/resets")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private static String entry(String user, @Nullable Long revision) {
		return "{%s\"user_id\":\"%s\"}".formatted((revision != null) ? "\"revision\":" + revision + "," : "", user);
	}

	private String history(String user) {
		return this.account.get("/users/" + user + "/history").body();
	}

	/** The audited resets. */
	private List<String> audit() {
		return Pattern.compile("\"action\":\"user_reset\"")
			.matcher(this.account.get("/audit").body())
			.results()
			.map(MatchResult::group)
			.toList();
	}

	private static String errors(String errors) {
		return List.of(errors.split("; ")).stream().map((error) -> {
			String[] parts = error.split(":", 2);
			return "{\"code\":12003,\"message\":\"%s\",\"source\":{\"pointer\":\"%s\"}}".formatted(parts[1],
					parts[0].replace("root", ""));
		}).collect(Collectors.joining(","));
	}

}
