package io.ztrisk.console;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an attacker may try on a person who is signed in to the console. The pages of the
 * attacker come from a server of this test: {@code 127.0.0.1} is another site than
 * {@code localhost}, and another port of {@code localhost} is the same site but another
 * origin.
 */
@BrowserTest
class AttackTests {

	private static final String ANN = Account.user(1);

	/**
	 * Sends the request as a fetch may, and gives its status, 0 if the page may not know
	 * it.
	 */
	private static final String FETCH = """
			const [url, options, done] = arguments;
			fetch(url, {credentials: "include", ...options}).then((answer) => done(answer.status), () => done(-1));
			""";

	/** Sends a form to a frame, and waits until the frame has loaded. */
	private static final String FORM = """
			const [url, type, name, value, done] = arguments;
			document.body.innerHTML = `<iframe name="target"></iframe><form method="post" target="target"><input></form>`;
			const form = document.querySelector("form");
			Object.assign(form, {action: url, enctype: type});
			Object.assign(form.firstChild, {name, value});
			document.querySelector("iframe").onload = () => done(true);
			form.submit();
			""";

	/** Loads an image or a frame, and tells which event came. */
	private static final String ELEMENT = """
			const [name, url, done] = arguments;
			const element = document.createElement(name);
			element.onload = () => done("load");
			element.onerror = () => done("error");
			element.src = url;
			document.body.replaceChildren(element);
			""";

	private static HttpServer attacker;

	private final Browser browser;

	private final Account account;

	AttackTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
		Console.person(this.account, ANN, "Ann");
		this.account.store(event("imp_travel", "1", ANN, "2026-01-01T00:00:00Z"));
	}

	@BeforeAll
	static void startAttacker() throws IOException {
		attacker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		attacker.createContext("/", (exchange) -> {
			byte[] page = "<!doctype html><title>Attack</title><body>".getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "text/html");
			exchange.sendResponseHeaders(200, page.length);
			exchange.getResponseBody().write(page);
			exchange.close();
		});
		attacker.start();
	}

	@AfterAll
	static void stopAttacker() {
		attacker.stop(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost" })
	void forgedCallsOfAnotherOriginChangeNothing(String host) {
		String before = session();
		attack(host);
		String reset = this.browser.origin() + path("/" + ANN + "/reset");
		for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "multipart/form-data")) {
			this.browser.runAsync(FORM, reset, type, "a", "b");
		}
		assertThat(fetch(reset, Map.of("method", "POST", "mode", "no-cors"))).isEqualTo(-1L);
		assertThat(fetch(reset, Map.of("method", "POST"))).isEqualTo(-1L);
		assertThat(fetch(reset, Map.of("method", "POST", "headers", Map.of("X-Ztrisk-Console", "1")))).isEqualTo(-1L);
		assertThat(fetch(this.browser.origin() + path("/users/" + ANN), Map.of("method", "DELETE"))).isEqualTo(-1L);
		assertThat(fetch(this.browser.origin() + path("/summary"), Map.of())).isEqualTo(-1L);
		assertThat(this.browser.runAsync(ELEMENT, "img", reset)).isEqualTo("error");
		assertThat(this.account.get("/" + ANN).body()).contains("\"last_reset_time\":null", "\"risk_level\":\"high\"");
		assertThat(session()).isEqualTo(before);
	}

	/** The same call from a page of the console, so that the test above can fail. */
	@Test
	void aCallOfTheConsoleChangesSomething() {
		this.browser.open("/console/" + this.account.id() + "/users");
		assertThat(fetch(path("/" + ANN + "/reset"), Map.of("method", "POST"))).isEqualTo(403L);
		assertThat(
				fetch(path("/" + ANN + "/reset"), Map.of("method", "POST", "headers", Map.of("X-Ztrisk-Console", "1"))))
			.isEqualTo(200L);
		assertThat(this.account.get("/" + ANN).body()).doesNotContain("\"last_reset_time\":null");
	}

	/**
	 * Somebody who is signed in with the token of the attacker would work for the
	 * attacker.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost" })
	void aForgedSignInMakesNoSession(String host) {
		String token = Console.token(this.browser, this.account, "zero_trust_read");
		String before = session();
		attack(host);
		String url = this.browser.origin() + "/console/api/session";
		this.browser.runAsync(FORM, url, "text/plain", "{\"token\":\"" + token + "\",\"a\":\"", "\"}");
		fetch(url, Map.of("method", "POST", "mode", "no-cors", "body", "{\"token\":\"" + token + "\"}"));
		fetch(url, Map.of("method", "DELETE"));
		assertThat(session()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost" })
	void anotherOriginCannotFrameTheConsole(String host) {
		attack(host);
		this.browser.log();
		this.browser.runAsync(ELEMENT, "iframe",
				this.browser.origin() + "/console/" + this.account.id() + "/user?id=" + ANN);
		assertThat(this.browser.log().problems()).anyMatch((problem) -> problem.contains("frame"));
	}

	@Test
	void pastedTextRunsNoLine() throws Exception {
		this.browser.allowClipboard();
		String hostile = "'; touch /tmp/x; echo '`touch x`$(touch x)\\";
		this.browser.go("/console/" + this.account.id() + "/users?q="
				+ URLEncoder.encode(hostile, StandardCharsets.UTF_8).replace("+", "%20"));
		this.browser.awaitText("No user with a risk level fits");
		this.browser.click("Copy as curl");
		this.browser.awaitText("Copied the calls of this page as curl");
		String commands = String.valueOf(this.browser.runAsync("navigator.clipboard.readText().then(arguments[0])"));
		Process shell = new ProcessBuilder("sh", "-c",
				"curl() { for argument; do printf '%s\\n' \"$argument\"; done; }; touch() { echo touched; }; TOKEN=t\n"
						+ commands)
			.redirectErrorStream(true)
			.start();
		String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(output).doesNotContain("touched").contains("Authorization: Bearer t");
		assertThat(output.lines().filter((line) -> line.startsWith("http")))
			.allMatch((line) -> line.startsWith(this.browser.origin() + "/accounts/" + this.account.id()))
			.anyMatch((line) -> line.contains("q=%27%3B%20touch"));
		assertThat(commands).doesNotContain(ApiClient.TOKEN);
	}

	@Test
	void copiedEvidenceHasNoControlCharacters() {
		this.browser.allowClipboard();
		this.account.enable("malicious_file", "high");
		this.account.store("""
				{"behavior":"malicious_file","user":{"id":"%s"},"timestamp":"2026-01-02T00:00:00Z","event_details":\
				{"newest":{"host":"a.example\\nrm -rf x\\u202e","file_name":"b"}}}""".formatted(ANN));
		this.browser.open("/console/" + this.account.id() + "/user?id=" + ANN);
		this.browser.find("button[aria-label='Copy host']").click();
		this.browser.awaitText("Copied host");
		assertThat(this.browser.runAsync("navigator.clipboard.readText().then(arguments[0])"))
			.isEqualTo("a.example\\u000arm -rf x\\u202e");
	}

	@Test
	void anAddressWithAMalformedAccountLeadsToAnotherAccount() {
		for (String malformed : List.of("acme%15touch%20pwned%0A", "a.b", "a".repeat(33), "x%3Fq")) {
			this.browser.open("/console/" + malformed + "/users");
			this.browser.await("an account", () -> this.browser.address().endsWith("/overview"));
			assertThat(this.browser.address()).matches(".*/console/[A-Za-z0-9_-]{1,32}/overview");
			this.browser.awaitText("The account in the address is malformed");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "anne-marie@example.org", "o'brien@example.org", "j\u00fcrgen@example.org",
			"x@\u200bexample.org", "" })
	void aPersonIsErasedOnlyIfTheWordIsTyped(String email) {
		Account other = new Account(this.browser.port());
		other.enable("imp_travel", "high");
		other.putUsers("{\"id\":\"%s\",\"name\":\"Eve\"%s}".formatted(ANN,
				email.isEmpty() ? "" : ",\"email\":\"" + email + "\""));
		other.store(event("imp_travel", "1", ANN, "2026-01-01T00:00:00Z"));
		this.browser.open("/console/" + other.id() + "/user?id=" + ANN);
		this.browser.click("More");
		this.browser.click("Erase the person…");
		this.browser.find("input[name=word]").sendKeys("x", Keys.ENTER);
		this.browser.awaitText("The text is not the same as above.");
		String word = email.isEmpty() ? ANN : email.replace("\u200b", "U+200B");
		this.browser.find("input[name=word]").sendKeys(Keys.BACK_SPACE, word, Keys.ENTER);
		this.browser.awaitText("Erased the person");
		assertThat(this.browser.api().get("/accounts/" + other.id() + "/zt_risk_scoring/" + ANN).statusCode())
			.isEqualTo(404);
	}

	@Test
	void aChangeOfTheAccountDropsLateAnswers() {
		Account other = new Account(this.browser.port());
		this.browser.open("/console/" + other.id() + "/overview");
		this.browser.latency(300);
		this.browser.run("history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))",
				"/console/" + this.account.id() + "/users");
		this.browser.await("the first account", () -> this.browser.text().contains(this.account.id()));
		this.browser.run("history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))",
				"/console/" + other.id() + "/users");
		this.browser.awaitText("Nobody has a risk level.");
		this.browser.latency(0);
		assertThat(this.browser.text()).doesNotContain("Ann").doesNotContain(this.account.id());
	}

	@Test
	void aTokenThatIsNamedLikeAPersonIsToldApart() {
		String value = Console.JSON
			.readTree(this.browser.api()
				.post("/accounts/" + this.account.id() + "/tokens", "application/json",
						"{\"name\":\"oidc:ann\",\"permissions\":[\"zero_trust_write\"]}")
				.body())
			.at("/result/value")
			.asString();
		this.browser.api().as(value).enable("/accounts/" + this.account.id() + "/zt_risk_scoring", "high_dlp", "low");
		this.browser.open("/console/" + this.account.id() + "/audit");
		assertThat(this.browser.find("tbody tr:has(td:nth-child(4) bdi) td:nth-child(2)").getText())
			.matches("oidc:ann\\s+token");
	}

	@Test
	void theDocumentationPageTakesNoConfigurationFromItsAddress() {
		this.browser.log();
		this.browser.go("/docs?url=http://127.0.0.1:" + attacker.getAddress().getPort()
				+ "/x&configUrl=http://127.0.0.1:" + attacker.getAddress().getPort() + "/y");
		this.browser.awaitText("/accounts/{account_id}");
		assertThat(this.browser.log().origins()).containsOnly(this.browser.origin());
	}

	private void attack(String host) {
		this.browser.go("http://" + host + ":" + attacker.getAddress().getPort() + "/");
	}

	private @Nullable Object fetch(String url, Map<String, ?> options) {
		return this.browser.runAsync(FETCH, url, options);
	}

	private String path(String rest) {
		return "/console/api/accounts/" + this.account.id() + "/zt_risk_scoring" + rest;
	}

	/** The session of the browser's cookie. */
	private String session() {
		this.browser.go("/console/");
		return String.valueOf(this.browser.runAsync(
				"fetch('/console/api/session').then((answer) => answer.json()).then((answer) => arguments[0](answer.result?.id))"));
	}

}
