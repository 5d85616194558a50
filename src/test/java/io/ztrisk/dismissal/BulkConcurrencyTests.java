package io.ztrisk.dismissal;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.Logs;
import io.ztrisk.test.Scores;
import io.ztrisk.test.ServerTest;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls about many users at the same time as batches of records and events of the same
 * users: each call is answered, its outcomes add up, and the scores are right.
 */
@ServerTest
class BulkConcurrencyTests {

	private static final int USERS = 30;

	private static final Pattern OUTCOMES = Pattern.compile(
			"\"done\":(\\d+),\"left\":0,\"received\":(\\d+),\"stale\":\\[(.*?)],\"unchanged\":(\\d+),\"unknown\":\\[(.*?)]");

	private final Account account;

	BulkConcurrencyTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@ParameterizedTest
	@ValueSource(longs = { 41, 42 })
	void everyOutcomeAddsUpAndEveryScoreIsRight(long seed, @Autowired DataSource database) throws Exception {
		List.of("imp_travel", "security_domain").forEach((behavior) -> this.account.enable(behavior, "medium"));
		List<Future<?>> calls = new ArrayList<>();
		try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
			for (int i = 0; i < 48; i++) {
				int number = i;
				Random random = new Random(seed * 100 + i);
				calls.add(callers.submit(() -> {
					switch (number % 4) {
						case 0 -> visits(number, random);
						case 1 -> this.account.store(events(number, random));
						case 2 -> assertOutcomes(post("/dismissals",
								"{\"behavior\":\"%s\",\"reason\":\"Drill\",\"verdict\":\"benign\",\"users\":[%s]}"
									.formatted(random.nextBoolean() ? "imp_travel" : "security_domain",
											users(random))));
						default -> assertOutcomes((random.nextInt(3) == 0)
								? post("/resets", "{\"reason\":\"Drill\",\"users\":[%s]}".formatted(users(random)))
								: post("/dismissals/undo", "{\"events\":[%s]}".formatted(dismissed(random))));
					}
				}));
			}
			for (Future<?> call : calls) {
				call.get();
			}
		}
		new Scores(database).assertTrue(this.account);
	}

	private void visits(int number, Random random) {
		String lines = IntStream.range(0, 20)
			.mapToObj((
					i) -> "{\"Datetime\":\"%s\",\"UserID\":\"%s\",\"QueryID\":\"%d-%d\",\"QueryName\":\"bad.example\",\"QueryCategoryIDs\":[%d]}"
						.formatted(Logs.TIME.plusSeconds(random.nextInt(7200)), Account.user(1 + random.nextInt(USERS)),
								number, i, random.nextBoolean() ? 80 : 83))
			.collect(Collectors.joining("\n"));
		assertThat(Logs.send(this.account, "gateway_dns", lines).body()).contains("\"matched\":20");
	}

	private static String[] events(int number, Random random) {
		return IntStream.range(0, 20)
			.mapToObj((i) -> Account.event("imp_travel", number + "-" + i, Account.user(1 + random.nextInt(USERS)),
					Logs.TIME.plusSeconds(i).toString()))
			.toArray(String[]::new);
	}

	private static String users(Random random) {
		return random.ints(1, USERS + 1)
			.distinct()
			.limit(10)
			.mapToObj((user) -> "{\"user_id\":\"%s\"}".formatted(Account.user(user)))
			.collect(Collectors.joining(","));
	}

	/** Events of a user, or one that does not exist. */
	private String dismissed(Random random) {
		String user = Account.user(1 + random.nextInt(USERS));
		List<String> ids = Pattern.compile("\"id\":\"([0-9a-f-]{36})\",\"name\"")
			.matcher(this.account.get("/users/" + user + "/events").body())
			.results()
			.map((id) -> id.group(1))
			.toList();
		return (ids.isEmpty() ? List.of(user) : ids).stream()
			.map((id) -> "{\"event_id\":\"%s\",\"user_id\":\"%s\"}".formatted(id, user))
			.collect(Collectors.joining(","));
	}

	private HttpResponse<String> post(String path, String body) {
		return this.account.send(this.account.request(path)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private static void assertOutcomes(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		MatchResult outcomes = OUTCOMES.matcher(answer.body()).results().findFirst().orElseThrow();
		assertThat(Integer.parseInt(outcomes.group(1)) + number(outcomes.group(3)) + Integer.parseInt(outcomes.group(4))
				+ number(outcomes.group(5)))
			.isEqualTo(Integer.parseInt(outcomes.group(2)));
	}

	private static int number(String ids) {
		return ids.isEmpty() ? 0 : ids.split(",").length;
	}

}
