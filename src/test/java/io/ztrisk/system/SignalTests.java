package io.ztrisk.system;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.ztrisk.check.Invariants;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.DurableDatabase;
import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.Reply;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import io.ztrisk.test.SsfReceiver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two servers on one database, receivers that fail in many ways, and both servers and the
 * database, which are killed in turn while messages are sent: each webhook gets each
 * change, and each user's in order. Each Okta tenant, and each receiver of Shared Signals
 * by push and poll, ends with the level of each user.
 */
@Execution(ExecutionMode.CONCURRENT)
class SignalTests {

	private static final long SEED = 2026;

	private static final int CHANGES = 240;

	private static final int USERS = 12;

	private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");

	private static final Pattern USER = Pattern.compile("\"user\":\\{\"email\":\"[^\"]*\",\"id\":\"([^\"]+)\"");

	private static final Pattern EMAIL = Pattern.compile("\"email\":\"([^\"]+)\"");

	private static final Pattern SETS = Pattern.compile("(\"[0-9a-f-]{36}\"):\"([^\"]+)\"");

	private static final String EVENTS = "https://schemas.openid.net/secevent/caep/event-type/";

	private static final Pattern CURRENT = Pattern.compile("\"current_level\":\"([^\"]+)\"");

	private final Random random = new Random(SEED);

	private static final List<String> BEHAVIORS = List.of("imp_travel", "high_dlp", "security_domain");

	private static final List<String> OKTA = List.of("none", "low", "medium", "high");

	/** CAEP knows no level below low. */
	private static final List<String> CAEP = List.of("LOW", "LOW", "MEDIUM", "HIGH");

	private final Map<Integer, Boolean> isScored = new HashMap<>();

	@Test
	void nothingIsLostAndAUsersChangesAreInOrder() throws Exception {
		List<HttpReceiver> receivers = Stream.generate(HttpReceiver::start).limit(7).toList();
		receivers.forEach((receiver) -> receiver.choose((request) -> reply()));
		try (DurableDatabase database = DurableDatabase.start();
				RunningServer one = start(database);
				RunningServer other = start(database)) {
			JdbcClient jdbc = database.client("postgres");
			List<String> accounts = List.of("one", "two");
			accounts.forEach((account) -> {
				other.api().enable(scoring(account), "imp_travel", "high");
				other.api().enable(scoring(account), "high_dlp", "medium");
				other.api().enable(scoring(account), "security_domain", "low");
			});
			make(other, "one", receivers.get(0));
			make(other, "one", receivers.get(1));
			make(other, "two", receivers.get(2));
			integrate(other, "one", receivers.get(3));
			integrate(other, "two", receivers.get(4));
			stream(other, "one", receivers.get(5));
			stream(other, "two", receivers.get(6));
			List<Poller> pollers = accounts.stream().map((account) -> new Poller(other, account)).toList();
			for (int i = 0; i < CHANGES; i++) {
				if (i == CHANGES / 3) {
					one.kill();
					one.relaunch();
				}
				if (i == CHANGES / 2) {
					other.kill();
					other.relaunch();
				}
				if (i == 2 * CHANGES / 3) {
					// A start does not survive the end of its database.
					one.awaitAnswer();
					other.awaitAnswer();
					database.kill();
					database.restart();
				}
				change((i % 2 == 0 || i > CHANGES / 2) ? one : other, accounts.get(i % 2), this.random.nextInt(USERS));
				makeAllDue(jdbc);
			}
			Awaitility.await().atMost(Duration.ofMinutes(6)).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
				makeAllDue(jdbc);
				assertThat(jdbc
					.sql("""
							select count(*) from subscription
							where position < (select seq from change_head as head where head.account_id = subscription.account_id)
								or exists (select from delivery where subscription_id = subscription.id and status = 'waiting')""")
					.query(Long.class)
					.single()).isZero();
			});
			assertComplete(jdbc, "one", receivers.get(0));
			assertComplete(jdbc, "one", receivers.get(1));
			assertComplete(jdbc, "two", receivers.get(2));
			assertThat(last(receivers.get(3))).isEqualTo(levels(jdbc, "one", OKTA));
			assertThat(last(receivers.get(4))).isEqualTo(levels(jdbc, "two", OKTA));
			assertTrue(jdbc, "one", last(receivers.get(5)));
			assertTrue(jdbc, "two", last(receivers.get(6)));
			for (int i = 0; i < accounts.size(); i++) {
				assertTrue(jdbc, accounts.get(i), pollers.get(i).stop());
			}
			List<Object> problems = new ArrayList<>();
			Invariants invariants = new Invariants(jdbc);
			accounts.forEach((account) -> invariants.check(account, problems::add));
			assertThat(problems).isEmpty();
		}
		finally {
			receivers.forEach(HttpReceiver::close);
		}
	}

	private static RunningServer start(DurableDatabase database) throws Exception {
		RunningServer server = RunningServer.launch(ServerProgram.classes(), database.url("postgres"),
				"--ztrisk.secrets.key=" + ApiClient.TOKEN, "--ztrisk.signals.allow=127.0.0.1/32",
				"--ztrisk.public-url=https://risk.example.org", "--ztrisk.rate-limit.calls=1000000");
		server.awaitAnswer();
		return server;
	}

	private synchronized Reply reply() {
		return switch (this.random.nextInt(12)) {
			case 0 -> Reply.status(500);
			case 1 -> Reply.closes();
			case 2 -> Reply.later(Duration.ofMillis(300), Reply.status(200));
			case 3 -> Reply.retryAfter(429, "1");
			case 4 -> Reply.redirect("http://127.0.0.1:1/");
			case 5 -> Reply.cut(200);
			default -> Reply.status(204);
		};
	}

	private static String scoring(String account) {
		return "/accounts/" + account + "/zt_risk_scoring";
	}

	private static void make(RunningServer server, String account, HttpReceiver receiver) {
		good(server.api()
			.post(scoring(account) + "/webhooks", "application/json", "{\"url\":\"" + receiver.url("/") + "\"}"));
	}

	private static void integrate(RunningServer server, String account, HttpReceiver tenant) {
		good(server.api()
			.post(scoring(account) + "/integrations", "application/json",
					"{\"integration_type\":\"Okta\",\"tenant_url\":\"" + tenant.url("") + "\"}"));
	}

	private static void stream(RunningServer server, String account, HttpReceiver receiver) {
		new SsfReceiver(server.api(), account)
			.stream("{\"delivery\":{\"method\":\"urn:ietf:rfc:8935\",\"endpoint_url\":\"" + receiver.url("/")
					+ "\"},\"events_requested\":[\"" + EVENTS + "risk-level-change\",\"" + EVENTS
					+ "session-revoked\"]}");
	}

	/**
	 * Gives a user another level: one of three and none in turn. It is sent again while
	 * the server or the database is away.
	 */
	private void change(RunningServer server, String account, int user) {
		int key = user + ((account.equals("one")) ? 0 : USERS);
		String id = Account.user(user + 1);
		boolean scored = this.isScored.merge(key, true, (before, same) -> !before);
		String event = "{\"events\":[{\"behavior\":\"%s\",\"user\":{\"id\":\"%s\",\"email\":\"%2$s@example.org\"},\"timestamp\":\"%s\"}]}"
			.formatted(BEHAVIORS.get(this.random.nextInt(BEHAVIORS.size())), id, Instant.now().plusMillis(1));
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.ignoreExceptionsInstanceOf(UncheckedIOException.class)
			.untilAsserted(
					() -> good(scored ? server.api().post(scoring(account) + "/events", "application/json", event)
							: server.api().post(scoring(account) + "/" + id + "/reset", "text/plain", "")));
	}

	/**
	 * Lets rests and waits end now. Leases stay as they are. Subscriptions are locked
	 * first, as servers do.
	 */
	private static void makeAllDue(JdbcClient jdbc) {
		jdbc.sql("""
				with locked as materialized (select account_id, id from subscription for update)
				update delivery set next_attempt_at = null from locked
				where delivery.account_id = locked.account_id and subscription_id = locked.id and status = 'waiting'""")
			.update();
		jdbc.sql("update subscription set rest_until = null, retry_at = now() where retry_at is not null").update();
	}

	private static void assertComplete(JdbcClient jdbc, String account, HttpReceiver receiver) {
		Set<Long> logged = new TreeSet<>(jdbc.sql("select seq from risk_change where account_id = :account")
			.param("account", account)
			.query(Long.class)
			.list());
		Map<String, Set<Long>> firstTimes = new HashMap<>();
		Set<Long> received = new TreeSet<>();
		receiver.requests().forEach((request) -> {
			assertThat(request.text()).contains("\"account_id\":\"" + account + "\"");
			long seq = Long.parseLong(find(SEQ, request.text()));
			received.add(seq);
			firstTimes.computeIfAbsent(find(USER, request.text()), (user) -> new LinkedHashSet<>()).add(seq);
		});
		assertThat(logged).hasSizeGreaterThan(CHANGES / 3);
		assertThat(received).isEqualTo(logged);
		assertThat(firstTimes).allSatisfy((user, numbers) -> assertThat(List.copyOf(numbers)).as(user).isSorted());
	}

	/** The levels of the users by e-mail, in the words of a receiver. */
	private static Map<String, String> levels(JdbcClient jdbc, String account, List<String> words) {
		Map<String, String> levels = new HashMap<>();
		jdbc.sql("""
				select email, coalesce(level, 0) as level
				from risk_change as change join users on users.account_id = :account and users.id = user_id
				where change.account_id = :account and seq = (
					select max(seq) from risk_change where account_id = :account and user_id = users.id)""")
			.param("account", account)
			.query((row) -> {
				levels.put(row.getString("email"), words.get(row.getInt("level")));
			});
		assertThat(levels).hasSizeGreaterThan(USERS / 2);
		return levels;
	}

	/** The levels of the last messages about users, by e-mail. */
	private static Map<String, String> last(HttpReceiver receiver) {
		Map<String, String> last = new HashMap<>();
		receiver.requests().forEach((request) -> read(request.text(), last));
		return last;
	}

	private static void read(String token, Map<String, String> last) {
		String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
		if (claims.contains("\"current_level\"")) {
			last.put(find(EMAIL, claims), find(CURRENT, claims));
		}
	}

	/** Users of whom a receiver has heard nothing are low, or not scored. */
	private static void assertTrue(JdbcClient jdbc, String account, Map<String, String> last) {
		Map<String, String> levels = levels(jdbc, account, CAEP);
		assertThat(levels.keySet()).containsAll(last.keySet());
		assertThat(levels).allSatisfy((email,
				level) -> assertThat(last.getOrDefault(email, "LOW")).as(account + " " + email).isEqualTo(level));
	}

	private static String find(Pattern pattern, String text) {
		return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
	}

	private static void good(HttpResponse<String> answer) {
		assertThat(answer.body()).contains("\"success\":true");
	}

	/**
	 * A receiver that polls again and again, and acknowledges what it has got, but not
	 * each time.
	 */
	private static final class Poller {

		private static final Duration PAUSE = Duration.ofMillis(50);

		private final Random random = new Random(SEED);

		private final Map<String, String> last = new HashMap<>();

		private final SsfReceiver receiver;

		private final String stream;

		private final Thread thread;

		private volatile boolean stopping;

		Poller(RunningServer server, String account) {
			this.receiver = new SsfReceiver(server.api(), account);
			this.stream = this.receiver.stream("{}");
			this.thread = Thread.ofVirtual().start(this::run);
		}

		private void run() {
			Set<String> received = new TreeSet<>();
			while (!this.stopping) {
				// Without a pause, it would take the processor from the servers.
				LockSupport.parkNanos(PAUSE.toNanos());
				try {
					poll(received);
				}
				catch (UncheckedIOException ex) {
					// The server is away for a moment.
				}
			}
		}

		private void poll(Set<String> received) {
			HttpResponse<String> answer = this.receiver.call("POST", "/poll/" + this.stream,
					"{\"maxEvents\":3,\"returnImmediately\":true,\"ack\":[" + String.join(",", received) + "]}");
			if (answer.statusCode() == 200) {
				received.clear();
				SETS.matcher(answer.body()).results().forEach((set) -> {
					read(set.group(2), this.last);
					if (this.random.nextInt(4) > 0) {
						received.add(set.group(1));
					}
				});
			}
		}

		/** Ends it, and returns the levels of the last messages about users. */
		Map<String, String> stop() throws InterruptedException {
			this.stopping = true;
			this.thread.join();
			return this.last;
		}

	}

}
