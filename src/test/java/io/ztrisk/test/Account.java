package io.ztrisk.test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

import io.ztrisk.format.Uuids;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An account that no other test uses, and what is done in it.
 */
public final class Account {

	/** The result of a list of events whose counts are put in. */
	private static final String COUNTS = "{\"duplicates\":%d,\"ignored\":%d,\"received\":%d,\"rejected\":0,\"stored\":%d}";

	private final List<ApiClient> servers;

	/** Chooses the server of each call. */
	private final Random choice = new Random(1);

	private final String scoring = ApiClient.newScoring();

	/**
	 * An account on servers with one database. Each call goes to one of them at random.
	 */
	public Account(int... ports) {
		this.servers = IntStream.of(ports).mapToObj(ApiClient::new).toList();
	}

	private ApiClient api() {
		return this.servers.get(this.choice.nextInt(this.servers.size()));
	}

	public String id() {
		return this.scoring.split("/")[2];
	}

	public void enable(String behavior, String level) {
		api().enable(this.scoring, behavior, level);
	}

	public void disable(String behavior) {
		assertThat(api()
			.put(this.scoring + "/behaviors",
					"{\"behaviors\":{\"" + behavior + "\":{\"enabled\":false,\"risk_level\":\"low\"}}}")
			.statusCode()).isEqualTo(200);
	}

	/**
	 * Gets a path of the account's risk scoring.
	 */
	public HttpResponse<String> get(String path) {
		return api().get(this.scoring + path);
	}

	/**
	 * A request of a path of the account's risk scoring.
	 */
	public HttpRequest.Builder request(String path) {
		return api().request(this.scoring + path);
	}

	public HttpResponse<String> send(HttpRequest.Builder request) {
		return api().send(request);
	}

	/**
	 * Sends the given JSON of events, separated by commas.
	 */
	public HttpResponse<String> report(String... events) {
		return post("application/json", "{\"events\":[" + String.join(",", events) + "]}");
	}

	/**
	 * Sends events and checks that each is stored.
	 */
	public void store(String... events) {
		assertThat(report(events).body()).isEqualTo(counts(events.length, 0, 0));
	}

	/**
	 * Sends a body of events.
	 */
	public HttpResponse<String> post(String type, String body) {
		return api().post(this.scoring + "/events", type, body);
	}

	/**
	 * Sends an encoded body of events.
	 */
	public HttpResponse<String> post(String type, String encoding, byte[] body) {
		return send(request("/events").header("Content-Type", type)
			.header("Content-Encoding", encoding)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body)));
	}

	/**
	 * Puts users, given as JSON and separated by commas.
	 */
	public HttpResponse<String> putUsers(String... users) {
		return api().put(this.scoring + "/users", "{\"users\":[" + String.join(",", users) + "]}");
	}

	/**
	 * Puts JSON to a path of the account's risk scoring.
	 */
	public HttpResponse<String> put(String path, String body) {
		return api().put(this.scoring + path, body);
	}

	public HttpResponse<String> reset(String user) {
		return send(request("/" + user + "/reset").POST(HttpRequest.BodyPublishers.noBody()));
	}

	/**
	 * Returns the time of a user's last reset from the user's detail.
	 */
	public Instant lastReset(String user) {
		return Instant.parse(get("/" + user).body().replaceAll(".*\"last_reset_time\":\"([^\"]+)\",\"name\":.*", "$1"));
	}

	/**
	 * The id on the wire of an event that its sender gave an id: the SHA-256 of a JSON
	 * array of four texts.
	 */
	public String eventId(String behavior, String id) {
		return hash("[\"reported\",\"" + id() + "\",\"" + behavior + "\",\"" + id + "\"]");
	}

	/**
	 * The id on the wire of an event without an id of its own.
	 * @param micros since 1970
	 * @param details in RFC 8785 form
	 */
	public String eventId(String behavior, String user, String micros, String details) {
		return hash("[\"reported\",\"%s\",\"%s\",\"%s\",\"%s\",%s]".formatted(id(), behavior, user, micros, details));
	}

	/**
	 * The id of a user known by e-mail only.
	 */
	public String derivedId(String email) {
		return hash("user\0" + id() + "\0" + email + "\0");
	}

	/**
	 * The whole body of an answer to events, none of them rejected.
	 */
	public static String counts(int stored, int duplicates, int ignored) {
		return ApiClient.success(COUNTS.formatted(duplicates, ignored, stored + duplicates + ignored, stored));
	}

	/**
	 * An event with its sender's id.
	 * @param user a user's id or e-mail
	 * @param timestamp as text
	 */
	public static String event(String behavior, String id, String user, String timestamp) {
		return "{\"behavior\":\"%s\",\"id\":\"%s\",\"user\":{\"%s\":\"%s\"},\"timestamp\":\"%s\"}".formatted(behavior,
				id, user.contains("@") ? "email" : "id", user, timestamp);
	}

	/**
	 * A JSON object with a member more.
	 */
	public static String with(String object, String name, String value) {
		return object.substring(0, object.length() - 1) + ",\"" + name + "\":" + value + "}";
	}

	/**
	 * The whole body of a success with rows that are all there.
	 */
	public static String all(String result, int count) {
		return page(result, count, 1, count, count, Math.min(1, count));
	}

	/**
	 * The whole body of a success with a page of rows.
	 */
	public static String page(String result, int count, int page, int perPage, int total, int pages) {
		return """
				{"errors":[],"messages":[],"result":%s,"result_info":{"count":%d,"page":%d,"per_page":%d,"total_count":%d,"total_pages":%d},"success":true}"""
			.formatted(result, count, page, perPage, total, pages);
	}

	public static byte[] gzip(String text) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

	private static String hash(String text) {
		try {
			return Uuids.ofHash(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
				.toString();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A user's real id; ids have the order of their numbers.
	 */
	public static String user(int number) {
		return new UUID(0x4000, 0x8000_0000_0000_0000L + number).toString();
	}

}
