package io.ztrisk.test;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Logs, and what is answered to them.
 */
public final class Logs {

	/** The time of the records: recent, and the same in a run. */
	public static final Instant TIME = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);

	private Logs() {
	}

	public static HttpResponse<String> send(Account account, String dataset, String body, String... headers) {
		return send(account, dataset, body.getBytes(StandardCharsets.UTF_8), headers);
	}

	public static HttpResponse<String> send(Account account, String dataset, byte[] body, String... headers) {
		HttpRequest.Builder request = account.request("/logs/" + dataset)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
		return account.send((headers.length > 0) ? request.headers(headers) : request);
	}

	/**
	 * A query that matters where {@code security_domain} is enabled.
	 */
	public static String bad(String id) {
		return query(id, "80", TIME.toString());
	}

	/**
	 * One of many queries that matter, spread over hours so that none has too many.
	 */
	public static String bad(int number) {
		return query("q" + number, "80", TIME.minus(number % 10, ChronoUnit.HOURS).toString());
	}

	/**
	 * Returns a query that matches no behaviour.
	 */
	public static String good(String id) {
		return query(id, "2", TIME.toString());
	}

	/**
	 * A query of the domain {@code id.example.org}.
	 */
	public static String query(String id, String category, String time) {
		return "{\"Datetime\":\"%s\",\"Email\":\"ann@example.org\",\"QueryID\":\"%s\",\"QueryName\":\"%s.example\",\"QueryCategoryIDs\":[%s]}"
			.formatted(time, id, id, category);
	}

	/**
	 * The whole body of an answer.
	 */
	public static String result(int received, int matched, int events, int duplicates, int ignored, int rejected) {
		return ApiClient
			.success("{\"duplicates\":%d,\"events\":%d,\"ignored\":%d,\"matched\":%d,\"received\":%d,\"rejected\":%d}"
				.formatted(duplicates, events, ignored, matched, received, rejected));
	}

}
