package io.ztrisk.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls the server as its clients do, by default with the environment's token.
 */
public final class ApiClient {

	/** The token that the tests' servers take from their environment. */
	public static final String TOKEN = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private final String base;

	private final String token;

	public ApiClient(int port) {
		this("http://localhost:" + port, TOKEN);
	}

	private ApiClient(String base, String token) {
		this.base = base;
		this.token = token;
	}

	/**
	 * The same server, called with another token.
	 */
	public ApiClient as(String other) {
		return new ApiClient(this.base, other);
	}

	/**
	 * The path of the risk scoring of an account that no other test uses.
	 */
	public static String newScoring() {
		return "/accounts/" + UUID.randomUUID().toString().replace("-", "") + "/zt_risk_scoring";
	}

	/**
	 * The whole body of a success.
	 */
	public static String success(String result) {
		return "{\"errors\":[],\"messages\":[],\"result\":" + result + ",\"success\":true}";
	}

	/**
	 * The whole body of a failure with one error or, separated by commas, several.
	 */
	public static String failure(String errors) {
		return "{\"errors\":[" + errors + "],\"messages\":[],\"result\":null,\"success\":false}";
	}

	/**
	 * Checks a failure's status and its whole body.
	 */
	public static void assertFailure(HttpResponse<String> answer, int status, String errors) {
		assertThat(answer.body()).isEqualTo(failure(errors));
		assertThat(answer.statusCode()).isEqualTo(status);
	}

	public HttpResponse<String> get(String path) {
		return send(request(path).GET());
	}

	/**
	 * Sends the call again until its status is not 200 or the time is over. It polls,
	 * since a server gets no message about a change by another server.
	 * @return the last answer
	 */
	public HttpResponse<String> getWhileOk(String path, Duration most) throws InterruptedException {
		Instant end = Instant.now().plus(most);
		HttpResponse<String> answer = get(path);
		while (answer.statusCode() == 200 && Instant.now().isBefore(end)) {
			Thread.sleep(Duration.ofMillis(50));
			answer = get(path);
		}
		return answer;
	}

	public HttpResponse<String> delete(String path) {
		return send(request(path).DELETE());
	}

	public HttpResponse<String> put(String path, String body) {
		return send(request(path).header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(body)));
	}

	public HttpResponse<String> post(String path, String type, String body) {
		return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	/**
	 * Enables a behaviour at a level.
	 * @param scoring the account's path, as of {@link #newScoring()}
	 */
	public void enable(String scoring, String behavior, String level) {
		HttpResponse<String> answer = put(scoring + "/behaviors",
				"{\"behaviors\":{\"" + behavior + "\":{\"enabled\":true,\"risk_level\":\"" + level + "\"}}}");
		assertThat(answer.statusCode()).isEqualTo(200);
	}

	/**
	 * A request with the token.
	 */
	public HttpRequest.Builder request(String path) {
		return bare(path).header("Authorization", "Bearer " + this.token);
	}

	/**
	 * A request without credentials.
	 */
	public HttpRequest.Builder bare(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path));
	}

	public HttpResponse<String> send(HttpRequest.Builder request) {
		return send(request, HttpResponse.BodyHandlers.ofString());
	}

	public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
		try {
			return HTTP.send(request.build(), body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
