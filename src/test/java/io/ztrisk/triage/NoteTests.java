package io.ztrisk.triage;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.user;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests notes about users.
 */
@ServerTest
@OldestPostgresTest
class NoteTests {

	private static final String ANN = user(1);

	private static final String BOB = user(2);

	private static final String NOTE = "7d0c1e52-0b1f-4a52-9c0e-2f6f0a1b2c03";

	private static final String UNKNOWN_USER = "{\"code\":12001,\"message\":\"User not found\"}";

	private static final String UNKNOWN_NOTE = "{\"code\":12015,\"message\":\"Note not found\"}";

	private final Account account;

	private final int port;

	NoteTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.port = port;
		this.account.putUsers("{\"id\":\"" + ANN + "\"}", "{\"id\":\"" + BOB + "\"}");
	}

	@Test
	void aNoteIsAddedOnceAndDeletedOnce() {
		String body = "{\"id\":\"%s\",\"text\":\"Asked her manager\"}".formatted(NOTE.toUpperCase(Locale.ROOT));
		for (int i = 0; i < 2; i++) {
			assertThat(post(ANN, body).body()).isEqualTo(ApiClient.success("{\"id\":\"" + NOTE + "\"}"));
		}
		assertThat(texts(ANN)).containsExactly("Asked her manager");
		assertThat(actions()).containsExactly("user_note_added [\"text\"]");
		assertThat(delete(ANN, NOTE).body()).isEqualTo(ApiClient.success("{}"));
		assertThat(texts(ANN)).isEmpty();
		ApiClient.assertFailure(delete(ANN, NOTE), 404, UNKNOWN_NOTE);
		assertThat(actions()).containsExactly("user_note_deleted [\"text\"]", "user_note_added [\"text\"]");
	}

	@Test
	void notesWithoutAnIdAreDifferent() {
		String first = post(ANN, "{\"text\":\"Same\",\"nobody\":\"knows\"}").body();
		String second = post(ANN, "{\"id\":null,\"text\":\"Same\"}").body();
		assertThat(first).matches(".*\"result\":\\{\"id\":\"[0-9a-f-]{36}\"}.*").isNotEqualTo(second);
		assertThat(texts(ANN)).containsExactly("Same", "Same");
	}

	@Test
	void theLongestNoteIsKeptAsItIs() {
		String text = "\uD83D\uDE00".repeat(4000);
		post(ANN, "{\"text\":\"" + text + "\"}");
		assertThat(texts(ANN)).containsExactly(text);
	}

	@Test
	void anIdOfSomethingElseIsRefused() {
		String body = "{\"id\":\"" + NOTE + "\",\"text\":\"Of Ann\"}";
		post(ANN, body);
		String taken = invalid("/id", "id is the id of something else");
		ApiClient.assertFailure(post(BOB, body), 400, taken);
		ApiClient.assertFailure(post(ANN, "{\"id\":\"" + NOTE + "\",\"text\":\"Another\"}"), 400, taken);
		this.account.reset(ANN);
		String reset = this.account.get("/users/" + ANN + "/history?per_page=1")
			.body()
			.replaceAll(".*\"cause\":\"reset\",\"id\":\"([^\"]+)\".*", "$1");
		ApiClient.assertFailure(post(ANN, "{\"id\":\"" + reset + "\",\"text\":\"Of Ann\"}"), 400, taken);
		ApiClient.assertFailure(delete(ANN, reset), 404, UNKNOWN_NOTE);
		ApiClient.assertFailure(delete(BOB, NOTE), 404, UNKNOWN_NOTE);
		assertThat(texts(ANN)).containsExactly("Of Ann");
		assertThat(texts(BOB)).isEmpty();
	}

	@Test
	void oneOfSeveralNotesWithAnIdIsStored() {
		List<CompletableFuture<HttpResponse<String>>> calls = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture
				.supplyAsync(() -> post((i % 2 == 0) ? ANN : BOB, "{\"id\":\"" + NOTE + "\",\"text\":\"Same\"}")))
			.toList();
		assertThat(calls).extracting((call) -> call.join().statusCode()).containsOnly(200, 400);
		assertThat(Stream.of(ANN, BOB).flatMap((user) -> texts(user).stream())).containsExactly("Same");
	}

	@Test
	void anotherAccountsUserAndNoteAreNotFound() {
		post(ANN, "{\"id\":\"" + NOTE + "\",\"text\":\"Of Ann\"}");
		Account other = new Account(this.port);
		ApiClient.assertFailure(post(other, ANN, "{\"text\":\"x\"}"), 404, UNKNOWN_USER);
		ApiClient.assertFailure(delete(other, ANN, NOTE), 404, UNKNOWN_USER);
		other.putUsers("{\"id\":\"" + ANN + "\"}");
		ApiClient.assertFailure(delete(other, ANN, NOTE), 404, UNKNOWN_NOTE);
		assertThat(post(other, ANN, "{\"id\":\"" + NOTE + "\",\"text\":\"x\"}").statusCode()).isEqualTo(200);
		assertThat(texts(ANN)).containsExactly("Of Ann");
	}

	@Test
	void anErasedPersonHasNoNotes() {
		post(ANN, "{\"text\":\"Of Ann\"}");
		assertThat(this.account.get("/users/" + ANN + "/export").body()).contains("\"reason\":\"Of Ann\"");
		this.account.send(this.account.request("/users/" + ANN).DELETE());
		ApiClient.assertFailure(post(ANN, "{\"text\":\"x\"}"), 404, UNKNOWN_USER);
		this.account.putUsers("{\"id\":\"" + ANN + "\"}");
		assertThat(texts(ANN)).isEmpty();
	}

	static Stream<Arguments> wrongBodies() {
		String length = invalid("/text", "text must have 1 to 4000 characters");
		String unstorable = invalid("/text", "text must not contain U+0000 or an unpaired surrogate");
		return Stream.of(Arguments.of("[]", invalid("", "must be an object")),
				Arguments.of("{}", invalid("/text", "text is required")),
				Arguments.of("{\"text\":1,\"id\":1}",
						invalid("/id", "id must be a UUID") + "," + invalid("/text", "text must be a string")),
				Arguments.of("{\"text\":null,\"id\":\"x\"}",
						invalid("/id", "id must be a UUID") + "," + invalid("/text", "text must be a string")),
				Arguments.of("{\"text\":\"\"}", length), Arguments.of("{\"text\":\" \\n\\t \"}", length),
				Arguments.of("{\"text\":\"" + "x".repeat(4001) + "\"}", length),
				Arguments.of("{\"text\":\"a\\u0000\"}", unstorable),
				Arguments.of("{\"text\":\"\\ud800\"}", unstorable));
	}

	@ParameterizedTest
	@MethodSource("wrongBodies")
	void everyWrongMemberIsNamedAndNothingIsStored(String body, String errors) {
		ApiClient.assertFailure(post(ANN, body), 400, errors);
		assertThat(texts(ANN)).isEmpty();
		assertThat(actions()).isEmpty();
	}

	private static String invalid(String pointer, String message) {
		return "{\"code\":12003,\"message\":\"%s\",\"source\":{\"pointer\":\"%s\"}}".formatted(message, pointer);
	}

	private HttpResponse<String> post(String user, String body) {
		return post(this.account, user, body);
	}

	private static HttpResponse<String> post(Account account, String user, String body) {
		return account.send(account.request("/users/" + user + "/notes")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private HttpResponse<String> delete(String user, String note) {
		return delete(this.account, user, note);
	}

	private static HttpResponse<String> delete(Account account, String user, String note) {
		return account.send(account.request("/users/" + user + "/notes/" + note).DELETE());
	}

	/** The texts of a user's notes. */
	private List<String> texts(String user) {
		return find("\"cause\":\"note\".*?\"reason\":\"([^\"]*)\"", "/users/" + user + "/history");
	}

	/** The actions about notes in the audit, and their fields. */
	private List<String> actions() {
		return find("\"action\":\"(user_note_\\w+)\".*?\"fields\":(\\[[^]]*])", "/audit");
	}

	private List<String> find(String pattern, String path) {
		return Pattern.compile(pattern)
			.matcher(this.account.get(path).body())
			.results()
			.map((found) -> (found.groupCount() > 1) ? found.group(1) + " " + found.group(2) : found.group(1))
			.toList();
	}

}
