package io.ztrisk.change;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import io.ztrisk.retention.Prunable;
import io.ztrisk.test.Account;
import io.ztrisk.test.AgingServerTest;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.Account.event;
import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the feed of changes: its rows, its cursors, and what becomes of a cursor.
 */
@AgingServerTest
@OldestPostgresTest
class ChangeFeedTests {

	private static final String ANN = user(1);

	private static final String BOB = user(2);

	private static final String EMAIL = "ann@example.org";

	private static final String UNKNOWN = "{\"code\":12019,\"message\":\"Unknown cursor; read again without after\"}";

	/** A time that is long enough for the first digits of ids to differ. */
	private static final Duration MINUTES = Duration.ofMinutes(2);

	private final int port;

	private final Account account;

	@Autowired
	private JdbcClient database;

	@Autowired
	private SettableClock clock;

	@Autowired
	private List<Prunable> prunables;

	private Instant before = Instant.EPOCH;

	ChangeFeedTests(@LocalServerPort int port) {
		this.port = port;
		this.account = account();
	}

	/** Ids never go back, and other tests have set the clock to later times. */
	@BeforeEach
	void setTheClockAfterAllIds() {
		this.before = this.clock.instant();
		this.database.sql("select max(cast(id as text)) from risk_change")
			.query(String.class)
			.optional()
			.map((id) -> Instant.ofEpochMilli(UUID.fromString(id).getMostSignificantBits() >>> 16).plus(MINUTES))
			.filter((time) -> time.isAfter(this.before))
			.ifPresent(this.clock::set);
	}

	@AfterEach
	void setTheClockBack() {
		this.clock.set(this.before);
	}

	private Account account() {
		Account made = new Account(this.port);
		made.enable("imp_travel", "high");
		made.enable("high_dlp", "low");
		return made;
	}

	@Test
	void aChangeByAnEventNamesIt() {
		Instant now = this.clock.instant();
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"Ann\"}".formatted(ANN, EMAIL));
		this.account.store(event("imp_travel", "a", ANN, now.minusSeconds(1).toString()));
		assertThat(get("").body()).isEqualTo(ApiClient.success(
				"""
						{"changes":[{"behavior":"imp_travel","cause":"event","changed_at":"%s","email":"ann@example.org","event_id":"%s","id":"%s","level":"high","name":"Ann","occurred_at":"%s","previous_level":"unscored","seq":1,"user_id":"%s"}],"cursor":"%s","more":false}"""
					.formatted(now, this.account.eventId("imp_travel", "a"), id(1), now.minusSeconds(1), ANN,
							cursor(1))));
	}

	@Test
	void aChangeByAnotherCauseHasNoEvent() {
		Instant now = this.clock.instant();
		this.account.store(event("high_dlp", "a", ANN, now.toString()));
		this.account.reset(ANN);
		assertThat(get("?after=" + cursor(1)).body()).isEqualTo(ApiClient.success(
				"""
						{"changes":[{"cause":"reset","changed_at":"%s","email":"","id":"%s","level":"unscored","name":"","occurred_at":"%s","previous_level":"low","seq":2,"user_id":"%s"}],"cursor":"%s","more":false}"""
					.formatted(now, id(2), now, ANN, cursor(2))));
	}

	@Test
	void aReaderGetsEachChangeOnceWhateverItsLimit() {
		changes(7);
		for (int limit = 1; limit <= 8; limit++) {
			List<Long> read = new ArrayList<>();
			String cursor = "0.00000000";
			boolean more = true;
			while (more) {
				String answer = get("?limit=" + limit + "&after=" + cursor).body();
				assertThat(numbers(answer)).hasSizeBetween(1, limit);
				read.addAll(numbers(answer));
				cursor = cursor(answer);
				more = answer.contains("\"more\":true");
				assertThat(more).isEqualTo(read.size() < 7);
			}
			assertThat(read).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
			assertEmpty(get("?limit=" + limit + "&after=" + cursor), cursor);
		}
	}

	@Test
	void aReaderBeginsWithTheOldestOrWithWhatComesNext() {
		changes(3);
		assertThat(numbers(get("").body())).containsExactly(1L, 2L, 3L);
		assertEmpty(get("?after=now"), cursor(3));
		assertEmpty(get("?after=now&limit=1"), cursor(3));
		this.account.reset(user(3));
		assertThat(numbers(get("?after=" + cursor(3)).body())).containsExactly(4L);
	}

	@Test
	void anAccountWithoutChangesHasACursor() {
		for (String query : List.of("", "?after=now", "?after=0.00000000", "?limit=1")) {
			assertEmpty(get(query), "0.00000000");
		}
		changes(1);
		assertThat(numbers(get("?after=0.00000000").body())).containsExactly(1L);
	}

	@Test
	void aHundredChangesAreTheDefaultAndAThousandTheMost() {
		changes(1001);
		assertThat(numbers(get("").body())).hasSize(100).endsWith(100L);
		assertThat(get("").body()).endsWith("\"cursor\":\"" + cursor(100) + "\",\"more\":true},\"success\":true}");
		assertThat(numbers(get("?limit=1000").body())).hasSize(1000).startsWith(1L).endsWith(1000L);
		assertThat(numbers(get("?limit=1000&after=" + cursor(1)).body())).hasSize(1000).endsWith(1001L);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "1001", "-1", "", "1.5", "ten", "99999999999999999999", "%2B1", "1&limit=2" })
	void anotherLimitIsRefused(String limit) {
		ApiClient.assertFailure(get("?limit=" + limit), 400,
				"{\"code\":12004,\"message\":\"limit must be an integer from 1 to 1000\"}");
		assertThat(get("?after=now&limit=" + limit).statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "1.0", "nope", "now&after=now", "01.00000000", "1.0000000G" })
	void aMalformedCursorIsRefused(String after) {
		ApiClient.assertFailure(get("?after=" + after), 400,
				"{\"code\":12004,\"message\":\"after must be now or a cursor of an earlier answer\"}");
	}

	@Test
	void emailAndNameAreThoseOfNow() {
		this.account.store(event("high_dlp", "a", EMAIL, this.clock.instant().toString()));
		assertThat(get("").body()).contains("\"email\":\"ann@example.org\"", "\"name\":\"\"",
				this.account.derivedId(EMAIL));
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"%s\",\"name\":\"Ann\"}".formatted(ANN, EMAIL));
		this.account.putUsers("{\"id\":\"%s\",\"email\":\"second@example.org\"}".formatted(ANN));
		String merged = get("").body();
		assertThat(numbers(merged)).containsExactly(1L, 2L);
		assertThat(merged).contains("\"cause\":\"merged\"").doesNotContain(EMAIL, this.account.derivedId(EMAIL));
		assertThat(merged.split("\"email\":\"second@example.org\"", -1)).hasSize(3);
		assertThat(merged.split("\"name\":\"Ann\"", -1)).hasSize(3);
	}

	@Test
	void anErasureLeavesAGap() {
		changes(3);
		String erased = cursor(2);
		String last = cursor(3);
		assertThat(erase(user(2))).isEqualTo(200);
		assertThat(numbers(get("").body())).containsExactly(1L, 3L);
		assertThat(numbers(get("?after=" + erased).body())).containsExactly(3L);
		assertThat(erase(user(3))).isEqualTo(200);
		assertEmpty(get("?after=" + erased), erased);
		assertEmpty(get("?after=" + last), last);
		assertEmpty(get("?after=now"), "3.00000000");
		assertThat(erase(user(1))).isEqualTo(200);
		assertEmpty(get(""), "3.00000000");
		this.account.store(event("high_dlp", "b", ANN, this.clock.instant().plusSeconds(1).toString()));
		for (String cursor : List.of(erased, last, "3.00000000")) {
			assertThat(numbers(get("?after=" + cursor).body())).containsExactly(4L);
		}
	}

	@Test
	void aCursorBehindPrunedChangesIsUnknown() {
		changes(2);
		String first = cursor(1);
		String second = cursor(2);
		this.clock.pass(Duration.ofDays(200));
		changes(3, 2);
		this.clock.pass(Duration.ofDays(170));
		prune();
		ApiClient.assertFailure(get("?after=" + first), 409,
				"{\"code\":12019,\"message\":\"The changes up to 2 were deleted for their age; read again without after\"}");
		assertThat(get("?after=0.00000000").statusCode()).isEqualTo(409);
		assertThat(numbers(get("?after=" + second).body())).containsExactly(3L, 4L);
		assertThat(numbers(get("").body())).containsExactly(3L, 4L);
		this.clock.pass(Duration.ofDays(200));
		prune();
		assertEmpty(get(""), "4.00000000");
		assertEmpty(get("?after=4.00000000"), "4.00000000");
		assertThat(get("?after=" + second).body()).contains("The changes up to 4 were deleted");
	}

	/**
	 * Pruning goes by the time, which may be in another order than the numbers.
	 */
	@Test
	void aChangeBeforeAPrunedOneIsNotShown() {
		changes(3);
		this.database.sql(
				"update risk_change set changed_at = changed_at - interval '1 day' where account_id = :account and seq = 2")
			.param("account", this.account.id())
			.update();
		this.clock.pass(Duration.ofDays(364).plusHours(12));
		prune();
		assertThat(numbers(get("").body())).containsExactly(3L);
		assertThat(get("?after=" + cursor(1)).body()).contains("The changes up to 2 were deleted");
	}

	@Test
	void aCursorFromBeforeARestoredBackupIsUnknown() {
		changes(2);
		String kept = cursor(2);
		this.clock.pass(MINUTES);
		changes(3, 3);
		String lost = cursor(4);
		String last = cursor(5);
		restore(2);
		ApiClient.assertFailure(get("?after=" + lost), 409, UNKNOWN);
		ApiClient.assertFailure(get("?after=" + last), 409, UNKNOWN);
		assertEmpty(get("?after=" + kept), kept);
		this.clock.pass(MINUTES);
		changes(6, 4);
		ApiClient.assertFailure(get("?after=" + lost), 409, UNKNOWN);
		ApiClient.assertFailure(get("?after=" + last), 409, UNKNOWN);
		assertThat(numbers(get("?after=" + kept).body())).containsExactly(3L, 4L, 5L, 6L);
		assertThat(numbers(get("?after=" + cursor(4)).body())).containsExactly(5L, 6L);
	}

	@Test
	void aCursorOfAnotherAccountIsUnknown() {
		changes(2);
		String first = cursor(1);
		String second = cursor(2);
		Account other = account();
		assertThat(other.get("/changes?after=" + first).statusCode()).isEqualTo(409);
		this.clock.pass(MINUTES);
		other.store(event("high_dlp", "a", BOB, this.clock.instant().toString()));
		ApiClient.assertFailure(other.get("/changes?after=" + first), 409, UNKNOWN);
		ApiClient.assertFailure(other.get("/changes?after=" + second), 409, UNKNOWN);
		assertThat(numbers(get("?after=" + first).body())).containsExactly(2L);
		assertThat(other.get("/changes").body()).contains(BOB, "\"seq\":1").doesNotContain(ANN);
	}

	/** Gives users from a number on a level, which are as many changes. */
	private void changes(int first, int count) {
		String[] events = new String[count];
		for (int i = 0; i < count; i++) {
			events[i] = event("high_dlp", "e" + (first + i), user(first + i), this.clock.instant().toString());
		}
		this.account.store(events);
	}

	private void changes(int count) {
		changes(1, count);
	}

	private int erase(String user) {
		return this.account.send(this.account.request("/users/" + user).DELETE()).statusCode();
	}

	/** Brings the log back to what it was after a number. */
	private void restore(long seq) {
		for (String statement : List.of("delete from risk_change where account_id = :account and seq > :seq",
				"update change_head set seq = :seq where account_id = :account")) {
			this.database.sql(statement).param("account", this.account.id()).param("seq", seq).update();
		}
	}

	private void prune() {
		Prunable changes = this.prunables.stream()
			.filter((prunable) -> prunable.table().equals("risk_change"))
			.findFirst()
			.orElseThrow();
		var batches = changes.batches(this.account.id(), this.clock.instant().minus(changes.period()));
		while (batches.getAsBoolean()) {
			assertThat(changes.period()).isEqualTo(Duration.ofDays(365));
		}
	}

	private HttpResponse<String> get(String query) {
		return this.account.get("/changes" + query);
	}

	private static void assertEmpty(HttpResponse<String> answer, String cursor) {
		assertThat(answer.body())
			.isEqualTo(ApiClient.success("{\"changes\":[],\"cursor\":\"%s\",\"more\":false}".formatted(cursor)));
	}

	/** The id of the change with a number. */
	private String id(long seq) {
		return this.database.sql("select id from risk_change where account_id = :account and seq = :seq")
			.param("account", this.account.id())
			.param("seq", seq)
			.query(String.class)
			.single();
	}

	private String cursor(long seq) {
		return seq + "." + id(seq).substring(0, 8);
	}

	private static String cursor(String answer) {
		return answer.replaceAll(".*\"cursor\":\"([^\"]+)\".*", "$1");
	}

	private static List<Long> numbers(String answer) {
		assertThat(answer).endsWith("\"success\":true}");
		return Pattern.compile("\"seq\":(\\d+)")
			.matcher(answer)
			.results()
			.map((seq) -> Long.valueOf(seq.group(1)))
			.toList();
	}

}
