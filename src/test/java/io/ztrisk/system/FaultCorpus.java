package io.ztrisk.system;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RandomLogs;

/**
 * Batches of events and logs from a fixed seed, large enough that a kill falls into the
 * middle of some: for three accounts, whose users are the same few in all datasets, and
 * many more in events. Some lines are broken.
 */
final class FaultCorpus {

	private static final List<Behavior> BEHAVIORS = List.copyOf(BehaviorCatalogue.defaults().keySet());

	static final List<String> ACCOUNTS = List.of("one", "two", "three");

	/** The number of events with an id, and of users, in a batch of events. */
	private static final int EVENTS = 4000;

	private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(2));

	private final List<Batch> batches = new ArrayList<>();

	FaultCorpus(long seed) {
		Random random = new Random(seed);
		for (String account : ACCOUNTS) {
			for (int i = 0; i < 5; i++) {
				this.batches
					.add(Batch.of(account, "events", "application/x-ndjson", events(random), random.nextBoolean()));
			}
			Map<String, List<String>> logs = new TreeMap<>();
			for (int i = 0; i < 10; i++) {
				new RandomLogs(random.nextLong(), this.start, Duration.ofHours(20)).lines()
					.forEach((line) -> logs.computeIfAbsent(line.dataset(), (dataset) -> new ArrayList<>())
						.add(line.text()));
			}
			logs.forEach((dataset, lines) -> {
				for (int i = 0; i < lines.size(); i += 1500) {
					List<String> part = new ArrayList<>(lines.subList(i, Math.min(lines.size(), i + 1500)));
					part.add(random.nextInt(part.size()), "{\"broken\":" + random.nextInt() + "\n");
					this.batches.add(Batch.of(account, "logs/" + dataset, "text/plain", String.join("\n", part),
							random.nextBoolean()));
				}
			});
		}
	}

	/**
	 * All batches, in an order of their own.
	 */
	List<Batch> batches() {
		return this.batches;
	}

	/**
	 * Events of the users of the logs and of others, who have an id or an e-mail; every
	 * other event has an id of its sender's.
	 */
	private String events(Random random) {
		StringBuilder lines = new StringBuilder();
		for (int i = 0; i < EVENTS; i++) {
			int user = random.nextInt(200);
			String who = (user < 4) ? known(user, random.nextInt(3)) : (user % 2 == 0)
					? "\"email\":\"other" + user + "@example.com\"" : "\"id\":\"" + Account.user(user) + "\"";
			String id = random.nextBoolean() ? ",\"id\":\"%x\"".formatted(random.nextLong()) : "";
			lines.append("""
					{"behavior":"%s","user":{%s},"timestamp":"%s","event_details":{"number":%d}%s}
					""".formatted(BEHAVIORS.get(random.nextInt(BEHAVIORS.size())).key(), who,
					this.start.plusMillis(random.nextInt(72_000_000)), i, id));
		}
		return lines.append("{\"broken\":").append(random.nextInt()).append('\n').toString();
	}

	private static String known(int user, int how) {
		String id = "\"id\":\"" + RandomLogs.id(user) + "\"";
		String email = "\"email\":\"" + RandomLogs.email(user) + "\"";
		return (how == 0) ? id : (how == 1) ? email : id + "," + email;
	}

	/**
	 * The body of a call, as it is sent.
	 */
	record Batch(String account, String call, String type, byte[] body, boolean zipped) {

		static Batch of(String account, String call, String type, String lines, boolean zipped) {
			return new Batch(account, call, type, zipped ? Account.gzip(lines) : lines.getBytes(StandardCharsets.UTF_8),
					zipped);
		}

		HttpRequest.Builder request(ApiClient api) {
			HttpRequest.Builder request = api.request(scoring(this.account) + "/" + this.call)
				.header("Content-Type", this.type)
				.POST(HttpRequest.BodyPublishers.ofByteArray(this.body));
			return this.zipped ? request.header("Content-Encoding", "gzip") : request;
		}

	}

	/**
	 * The path of the risk scoring of an account.
	 */
	static String scoring(String account) {
		return "/accounts/" + account + "/zt_risk_scoring";
	}

}
