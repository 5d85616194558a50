package io.ztrisk.oidc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.ZtriskApplication;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserCondition;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Single sign-on with a real provider, over HTTP as a browser does it. The server that
 * all tests share has no provider, and is a second server on the same database.
 */
@ServerTest
class OidcTests {

	private static final String ACME = account();

	private static final String UMBRELLA = account();

	/** The groups of the users of the provider. */
	private static final Map<String, Object> GROUPS = Map.ofEntries(Map.entry("ana", "analysts"),
			Map.entry("vera", List.of("viewers", "others")), Map.entry("mix", List.of("viewers", "leads")),
			Map.entry("root", List.of("all")), Map.entry("tom", "all"),
			Map.entry("other", List.of("others", "ANALYSTS")), Map.entry("other-issuer", "all"),
			Map.entry("other-audience", "all"), Map.entry("other-nonce", "all"), Map.entry("without-nonce", "all"),
			Map.entry("other-key", "all"), Map.entry("expired", "all"), Map.entry("just-expired", "all"));

	private static final int PORT = freePort();

	private static final int PROVIDER_PORT = freePort();

	private static final String CONSOLE = "http://localhost:" + PORT + "/console/";

	private static final String ISSUER = "http://127.0.0.1:" + PROVIDER_PORT;

	private static final String SESSION = "ztrisk-" + PORT;

	private static final String LOGIN = "ztrisk-login-" + PORT;

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static ConfigurableApplicationContext server;

	private static IdentityServer provider;

	private static HttpResponse<String> whileTheProviderIsDown;

	private static HttpResponse<String> tokenWhileTheProviderIsDown;

	private final int otherPort;

	private final ApiClient api = new ApiClient(PORT);

	private final Map<String, String> cookies = new TreeMap<>();

	OidcTests(@LocalServerPort int port) {
		this.otherPort = port;
	}

	@BeforeAll
	static void start(@Autowired Environment environment) {
		server = serve(PORT, environment, ISSUER);
		OidcTests browser = new OidcTests(PORT);
		whileTheProviderIsDown = browser.get(CONSOLE + "login/oidc");
		tokenWhileTheProviderIsDown = browser.send("POST", "session", "{\"token\":\"" + ApiClient.TOKEN + "\"}");
		provider = new IdentityServer(PROVIDER_PORT, CONSOLE + "login/callback", GROUPS);
	}

	private static ConfigurableApplicationContext serve(int port, Environment environment, String issuer) {
		return new SpringApplicationBuilder(ZtriskApplication.class).run("--server.port=" + port,
				"--management.server.port=0",
				"--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
				"--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
				"--spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
				"--spring.datasource.hikari.maximum-pool-size=4", "--ztrisk.snapshots.connections=2",
				"--ztrisk.admin-token=" + ApiClient.TOKEN, "--ztrisk.retention.events=0",
				"--ztrisk.oidc.issuer=" + issuer, "--ztrisk.oidc.client-id=" + IdentityServer.CLIENT,
				"--ztrisk.oidc.client-secret=" + IdentityServer.SECRET,
				"--ztrisk.oidc.grants=viewers=viewer@%s;analysts=analyst@%s,%s;leads=admin@%s;all=admin@*"
					.formatted(ACME, ACME, UMBRELLA, UMBRELLA));
	}

	@AfterAll
	static void stop() {
		provider.close();
		server.close();
	}

	@Test
	void aProviderThatIsDownStopsNobodyWithAToken() {
		assertFailed(whileTheProviderIsDown, "failed");
		assertThat(tokenWhileTheProviderIsDown.statusCode()).isEqualTo(200);
	}

	@Test
	void signInsAndLookUpsOfTokensDoNotWaitForEachOther() {
		try (Bulkhead.Permit _ = bulkhead("lookUpBulkhead").acquire(Long.MAX_VALUE)) {
			assertThat(location(get(CONSOLE + "login/oidc"))).startsWith(ISSUER);
		}
		try (Bulkhead.Permit _ = bulkhead("signInBulkhead").acquire(Long.MAX_VALUE)) {
			assertThat(this.api.as("stranger").get("/user/tokens/verify").statusCode()).isEqualTo(403);
			assertFailed(get(CONSOLE + "login/oidc"), "failed");
		}
	}

	private static Bulkhead bulkhead(String name) {
		return server.getBean(name, Bulkhead.class);
	}

	@Test
	void aSignInBeginsAtTheProvider() {
		HttpResponse<String> begun = get(CONSOLE + "login/oidc");
		assertThat(begun.statusCode()).isEqualTo(303);
		assertThat(begun.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(setCookie(begun, LOGIN))
			.matches(LOGIN + "=[0-9a-f]{64}; Path=/; Max-Age=600; Expires=[^;]+; HttpOnly; SameSite=Lax");
		Map<String, String> sent = query(begun);
		assertThat(location(begun)).startsWith(ISSUER + "/oauth2/authorize?");
		assertThat(sent).containsEntry("response_type", "code")
			.containsEntry("client_id", IdentityServer.CLIENT)
			.containsEntry("scope", "openid%20profile%20email")
			.containsEntry("redirect_uri", CONSOLE + "login/callback")
			.containsEntry("code_challenge_method", "S256")
			.containsOnlyKeys("response_type", "client_id", "scope", "redirect_uri", "state", "nonce", "code_challenge",
					"code_challenge_method");
		assertThat(List.of(sent.get("state"), sent.get("nonce"), sent.get("code_challenge"))).doesNotHaveDuplicates()
			.allMatch((value) -> value.matches("[A-Za-z0-9_-]{43}"))
			.noneMatch((value) -> value.equals(this.cookies.get(LOGIN)));
		assertThat(query(get(CONSOLE + "login/oidc"))).extracting("state", "nonce", "code_challenge")
			.doesNotContain(sent.get("state"), sent.get("nonce"), sent.get("code_challenge"));
	}

	@Test
	void aPersonSignsIn() {
		HttpResponse<String> done = signIn("ana");
		assertThat(done.statusCode()).isEqualTo(303);
		assertThat(location(done)).isEqualTo("/console/");
		assertThat(setCookie(done, SESSION)).matches(SESSION + "=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict");
		assertThat(setCookie(done, LOGIN)).startsWith(LOGIN + "=; Path=/; Max-Age=0;");
		String time = "\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.0-9]*Z\"";
		String analyst = "\\[\"zero_trust_read\",\"zero_trust_pii_read\",\"zero_trust_triage\"]";
		String first = (ACME.compareTo(UMBRELLA) < 0) ? ACME : UMBRELLA;
		String second = first.equals(ACME) ? UMBRELLA : ACME;
		assertThat(call("session").body()).matches("""
				\\{"errors":\\[],"messages":\\[],"result":\\{"actor_id":"%s#ana","begun_on":%s,"expires_on":%s,\
				"id":"[0-9a-f]{32}","idle_expires_on":%s,"name":"oidc:ana",\
				"permissions":\\{"%s":%s,"%s":%s}},"success":true}""".formatted(ISSUER, time, time, time, first,
				analyst, second, analyst));
		assertThat(call("user").body()).contains("\"email\":\"oidc-ana@ztrisk.invalid\"");
		assertThat(call("user/tokens/verify").statusCode()).isEqualTo(200);
	}

	@Test
	void aSessionHoldsOnEveryServer() {
		signIn("vera");
		try (ConfigurableApplicationContext second = serve(0, server.getEnvironment(), ISSUER)) {
			int port = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			HttpResponse<String> elsewhere = sessionAt(port);
			assertThat(elsewhere.body()).isEqualTo(call("session").body());
			assertThat(elsewhere.statusCode()).isEqualTo(200);
			assertThat(send("DELETE", "session", "").statusCode()).isEqualTo(200);
			assertThat(sessionAt(port).statusCode()).isEqualTo(401);
		}
	}

	@Test
	void aServerWithAnotherProviderOrNoneTakesNoSession() {
		signIn("vera");
		assertThat(sessionAt(this.otherPort).body())
			.isEqualTo(ApiClient.failure("{\"code\":12017,\"message\":\"Not signed in\"}"));
		try (ConfigurableApplicationContext second = serve(0, server.getEnvironment(), ISSUER + "0")) {
			assertThat(sessionAt(second.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
				.statusCode()).isEqualTo(401);
		}
		assertThat(call("session").statusCode()).isEqualTo(200);
	}

	/** Asks another server for the session. */
	private HttpResponse<String> sessionAt(int port) {
		return send(request("http://localhost:" + port + "/console/api/session").setHeader("Cookie",
				"ztrisk-" + port + "=" + this.cookies.get(SESSION)));
	}

	@Test
	void aPersonHasTwentySessions() {
		List<OidcTests> browsers = Stream.generate(() -> new OidcTests(this.otherPort)).limit(22).toList();
		browsers.forEach((browser) -> browser.signIn("tom"));
		assertThat(browsers.stream().map((browser) -> browser.call("session").statusCode()).toList())
			.startsWith(401, 401, 200)
			.filteredOn((status) -> status == 200)
			.hasSize(20);
	}

	@ParameterizedTest
	@CsvSource({ "vera,200 403 403 403,403 403 403 403", "ana,200 200 403 403,200 200 403 403",
			"mix,200 403 403 403,200 200 200 200", "root,200 200 200 200,200 200 200 200" })
	void aRoleHoldsOnItsAccounts(String user, String acme, String umbrella) {
		signIn(user);
		assertThat(statuses(ACME)).isEqualTo(acme);
		assertThat(statuses(UMBRELLA)).isEqualTo(umbrella);
		assertThat(call("accounts/" + account() + "/zt_risk_scoring/behaviors").statusCode())
			.isEqualTo(user.equals("root") ? 200 : 403);
	}

	@Test
	void aTokenIsCoveredOnEachOfItsAccounts() {
		signIn("mix");
		String tokens = "accounts/" + UMBRELLA + "/tokens";
		String write = "\"permissions\":[\"zero_trust_write\"],\"accounts\":[\"%s\"]}";
		assertThat(send("POST", tokens, "{\"name\":\"a\"," + write.formatted(UMBRELLA)).statusCode()).isEqualTo(200);
		for (String accounts : List.of(ACME, UMBRELLA + "\",\"" + ACME, account(), "*")) {
			assertThat(send("POST", tokens, "{\"name\":\"b\"," + write.formatted(accounts)).statusCode()).as(accounts)
				.isEqualTo(403);
		}
		assertThat(send("POST", tokens, "{\"name\":\"c\",\"permissions\":[\"zero_trust_read\"],\"accounts\":[\"" + ACME
				+ "\",\"" + UMBRELLA + "\"]}")
			.statusCode()).isEqualTo(200);
		this.api.post("/" + tokens, "application/json",
				"{\"name\":\"more\"," + write.formatted(UMBRELLA + "\",\"" + ACME));
		this.api.post("/" + tokens, "application/json",
				"{\"name\":\"far\"," + write.formatted(UMBRELLA + "\",\"" + account()));
		assertThat(call(tokens).body()).contains("\"name\":\"a\"", "\"name\":\"c\"")
			.doesNotContain("\"name\":\"more\"", "\"name\":\"far\"");
		assertThat(this.api.get("/" + tokens).body()).contains("\"name\":\"more\"", "\"name\":\"far\"");
	}

	@Test
	void auditEntriesNameThePerson() {
		signIn("root");
		String account = account();
		send("PUT", "accounts/" + account + "/zt_risk_scoring/behaviors",
				"{\"behaviors\":{\"high_dlp\":{\"enabled\":true,\"risk_level\":\"high\"}}}");
		String session = call("session").body().replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
		assertThat(this.api.get("/accounts/" + account + "/zt_risk_scoring/audit").body())
			.contains("\"actor\":\"oidc:root\",\"actor_id\":\"" + ISSUER + "#root\"",
					"\"session_id\":\"" + session + "\"")
			.doesNotContain("token_id");
	}

	@Test
	void actsNameThePerson() {
		signIn("root");
		String scoring = "accounts/" + account() + "/zt_risk_scoring";
		String user = "/users/" + UUID.randomUUID();
		this.api.put("/" + scoring + "/users",
				"{\"users\":[{\"id\":\"" + user.substring(7) + "\",\"email\":\"ann@example.org\"}]}");
		assertThat(send("POST", scoring + user + "/notes", "{\"text\":\"By a person\"}").statusCode()).isEqualTo(200);
		this.api.post("/" + scoring + user + "/notes", "application/json", "{\"text\":\"By a token\"}");
		String person = "\"actor\":\"oidc:root\",\"actor_id\":\"" + ISSUER + "#root\",\"cause\":\"note\"";
		assertThat(this.api.get("/" + scoring + user + "/history").body()).contains(person)
			.containsOnlyOnce("actor_id")
			.containsOnlyOnce("token_id");
		assertThat(this.api.get("/" + scoring + user + "/export").body()).contains(person);
	}

	@Test
	void aTokenNamedLikeAPersonIsToldApart() {
		String account = account();
		String made = this.api
			.post("/accounts/" + account + "/tokens", "application/json",
					"{\"name\":\"oidc:root\",\"permissions\":[\"zero_trust_write\",\"zero_trust_read\"]}")
			.body();
		ApiClient token = this.api.as(made.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1"));
		token.enable("/accounts/" + account + "/zt_risk_scoring", "high_dlp", "high");
		assertThat(token.get("/accounts/" + account + "/zt_risk_scoring/audit").body())
			.contains("\"actor\":\"oidc:root\"", "\"token_id\"")
			.doesNotContain("actor_id");
	}

	@Test
	void sessionsOfPeopleAreListedAndEnded() {
		signIn("vera");
		String id = call("session").body().replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
		String sessions = "/accounts/" + ACME + "/sessions";
		assertThat(this.api.get(sessions).body()).contains("\"actor_id\":\"" + ISSUER + "#vera\"",
				"\"id\":\"" + id + "\"", "\"name\":\"oidc:vera\"");
		assertThat(this.api.get("/accounts/" + UMBRELLA + "/sessions").body()).doesNotContain(id);
		String weak = this.api
			.post("/accounts/" + ACME + "/tokens", "application/json",
					"{\"name\":\"weak\",\"permissions\":[\"tokens_write\"]}")
			.body()
			.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1");
		assertThat(this.api.as(weak).get(sessions).body()).doesNotContain(id);
		assertThat(this.api.as(weak).delete(sessions + "/" + id).statusCode()).isEqualTo(404);
		assertThat(call("session").statusCode()).isEqualTo(200);
		assertThat(this.api.delete(sessions + "/" + id).statusCode()).isEqualTo(200);
		assertThat(call("session").statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "other-issuer", "other-audience", "other-nonce", "without-nonce", "other-key", "expired" })
	void anIdTokenThatIsNotValidBeginsNoSession(String user) {
		assertFailed(signIn(user), "failed");
	}

	@Test
	void aMinuteOfClockSkewIsAllowed() {
		assertThat(location(signIn("just-expired"))).isEqualTo("/console/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "other", "nobody" })
	void aPersonWithoutAGrantGetsNoSession(String user) {
		assertFailed(signIn(user), "no_grant");
	}

	@Test
	void aCallbackWithoutTheCookieBeginsNoSession() {
		String callback = callback("root");
		this.cookies.clear();
		assertFailed(get(callback), "expired");
		// The code was not used, so only the cookie was missing.
		this.cookies.put(LOGIN, "f".repeat(64));
		assertFailed(get(callback), "failed");
	}

	@Test
	void aCallbackOfAnotherBrowserBeginsNoSession() {
		String forged = callback("root");
		this.cookies.clear();
		get(CONSOLE + "login/oidc");
		assertFailed(get(forged), "failed");
		assertThat(this.cookies).doesNotContainKey(LOGIN);
	}

	@Test
	void anotherStateBeginsNoSession() {
		for (String state : List.of("&state=", "&state=x", "")) {
			assertFailed(get(callback("root").replaceAll("&state=[^&]*", state)), "failed");
		}
	}

	@Test
	void aCookieIsUsedOnce() {
		String callback = callback("root");
		String value = this.cookies.get(LOGIN);
		assertThat(location(get(callback))).isEqualTo("/console/");
		assertThat(this.cookies).doesNotContainKey(LOGIN);
		this.cookies.clear();
		assertFailed(get(callback), "expired");
		this.cookies.put(LOGIN, value);
		assertFailed(get(callback), "failed");
	}

	@Test
	void theCodeOfAnotherSignInBeginsNoSession() {
		String others = callback("root").replaceAll(".*code=([^&]*).*", "$1");
		assertFailed(get(callback("root").replaceAll("code=[^&]*", "code=" + others)), "failed");
	}

	@Test
	void aRefusalOfTheProviderBeginsNoSession() {
		String state = query(get(CONSOLE + "login/oidc")).get("state");
		HttpResponse<String> denied = get(
				CONSOLE + "login/callback?error=access_denied&error_description=%3Cb%3EHello&state=" + state);
		assertFailed(denied, "denied");
		state = query(get(CONSOLE + "login/oidc")).get("state");
		assertFailed(get(CONSOLE + "login/callback?error=server_error&state=" + state), "failed");
		assertFailed(get(CONSOLE + "login/callback?error=access_denied&state=other"), "expired");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?", "?code=", "?code=x", "?code=%00&state=%00", "?state=a&state=b" })
	void aMalformedCallbackBeginsNoSession(String query) {
		assertFailed(get(CONSOLE + "login/callback" + query), "expired");
		get(CONSOLE + "login/oidc");
		assertFailed(get(CONSOLE + "login/callback" + query), "failed");
	}

	@Test
	void aNewSessionEndsTheOneBefore() {
		signIn("root");
		String before = this.cookies.get(SESSION);
		signIn("vera");
		assertThat(call("session").body()).contains("oidc:vera");
		this.cookies.put(SESSION, before);
		assertThat(call("session").statusCode()).isEqualTo(401);
	}

	@Test
	void aSessionIsNoCredentialOfTheApi() {
		signIn("root");
		assertThat(get("http://localhost:" + PORT + "/accounts").body()).contains("\"code\":9106");
		assertThat(send(request(CONSOLE + "api/accounts/" + ACME + "/tokens").setHeader("Cookie", cookies())
			.POST(HttpRequest.BodyPublishers.ofString("{}"))).body()).contains("\"code\":12016");
	}

	@Test
	void thePageCanAskWhetherThereIsAProvider() {
		assertThat(get(CONSOLE + "login").body()).isEqualTo("{\"oidc\":true}");
		String other = "http://localhost:" + this.otherPort;
		assertThat(get(other + "/console/login").body()).isEqualTo("{\"oidc\":false}");
		for (String path : List.of("/console/login/oidc", "/console/login/callback", "/console/login/x",
				"/client/v4/console/login", "/console/api/console/login", "/console/login;x=y")) {
			assertThat(get(other + path).body())
				.isEqualTo(ApiClient.failure("{\"code\":10404,\"message\":\"No route for that URI\"}"));
		}
		for (String path : List.of("client/v4/console/login/oidc", "console/api/console/login/oidc",
				"console/login/oidc;x=y")) {
			assertThat(get("http://localhost:" + PORT + "/" + path).statusCode()).isEqualTo(404);
		}
		assertThat(send(request(CONSOLE + "login/oidc").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
			.isEqualTo(405);
	}

	/**
	 * The provider is another site than the console. Browsers send the cookie of the
	 * session only after the first page has loaded.
	 */
	@Test
	@ExtendWith(BrowserCondition.class)
	void aPersonSignsInWithABrowserAndComesBackToThePage() {
		String page = "/console/" + ACME + "/users?level=high";
		Browser browser = new Browser(PORT);
		browser.go(page);
		signIn(browser, "ana");
		browser.awaitText("No user with a risk level fits these filters.");
		assertThat(browser.address()).isEqualTo(browser.origin() + page);
		browser.find(".person button").click();
		browser.awaitText("Signed in as oidc:ana");
		browser.image("sign-in-sso");
		browser.open("/console/" + ACME + "/tokens");
		browser.awaitText("This page needs the permission tokens_write");
		browser.find(".person button").click();
		browser.click("Sign out");
		browser.find("#token");
		browser.go(page);
		browser.find("#token");
		assertThat(browser.text()).doesNotContain("ana");
	}

	@Test
	@ExtendWith(BrowserCondition.class)
	void aBrowserSaysThatAPersonHasNoRole() {
		Browser browser = new Browser(PORT);
		browser.go("/console/" + ACME + "/users");
		signIn(browser, "other");
		browser.awaitText("You are not signed in: your groups have no role here.");
		browser.find("#token").sendKeys(ApiClient.TOKEN, Keys.ENTER);
		browser.awaitText("Nobody has a risk level.");
		assertThat(browser.address()).isEqualTo(browser.origin() + "/console/" + ACME + "/users");
	}

	@Test
	@ExtendWith(BrowserCondition.class)
	void aBrowserListsTheSessionsOfPeopleByTheirNames() {
		signIn("vera");
		Browser browser = new Browser(PORT).signIn();
		browser.open("/console/" + ACME + "/tokens");
		browser.awaitText("oidc:vera");
	}

	private static void signIn(Browser browser, String user) {
		browser.click("Sign in with SSO");
		browser.find("input[name=username]:not([readonly])").sendKeys(user);
		browser.find("input[name=password]").sendKeys("password", Keys.ENTER);
	}

	/** Goes to the provider and back, and returns the answer to the callback. */
	private HttpResponse<String> signIn(String user) {
		return get(callback(user));
	}

	/** Begins a sign-in, and returns the address to which the provider redirects. */
	private String callback(String user) {
		String provider = location(get(CONSOLE + "login/oidc"));
		HttpResponse<String> signedIn = send(
				request(ISSUER + "/login").setHeader("Content-Type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password=password")));
		String session = setCookie(signedIn, "JSESSIONID").split(";")[0];
		String callback = location(send(request(provider).setHeader("Cookie", session)));
		assertThat(callback).startsWith(CONSOLE + "login/callback?");
		return callback;
	}

	/** The statuses of reading, reading about people, changing, and managing tokens. */
	private String statuses(String account) {
		String scoring = "accounts/" + account + "/zt_risk_scoring";
		String change = "{\"behaviors\":{\"high_dlp\":{\"enabled\":true,\"risk_level\":\"high\"}}}";
		return Stream
			.of(call(scoring + "/behaviors"), call(scoring + "/summary"), send("PUT", scoring + "/behaviors", change),
					call("accounts/" + account + "/tokens"))
			.map((answer) -> String.valueOf(answer.statusCode()))
			.collect(Collectors.joining(" "));
	}

	private void assertFailed(HttpResponse<String> answer, String outcome) {
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(location(answer)).isEqualTo("/console/?signin=" + outcome);
		assertThat(answer.body()).isEmpty();
		assertThat(answer.headers().allValues("Set-Cookie")).noneMatch((cookie) -> cookie.startsWith(SESSION));
		assertThat(call("session").statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> call(String path) {
		return get(CONSOLE + "api/" + path);
	}

	private HttpResponse<String> send(String method, String path, String body) {
		return send(request(CONSOLE + "api/" + path).setHeader("Cookie", cookies())
			.setHeader("Content-Type", "application/json")
			.setHeader("Origin", "http://localhost:" + PORT)
			.setHeader("X-Ztrisk-Console", "1")
			.method(method, HttpRequest.BodyPublishers.ofString(body)));
	}

	/** Gets an address with the cookies of its host, and keeps those of the answer. */
	private HttpResponse<String> get(String address) {
		HttpResponse<String> answer = send(request(address).setHeader("Cookie", cookies()));
		for (String cookie : answer.headers().allValues("Set-Cookie")) {
			String[] parts = cookie.split("[=;]", 3);
			if (parts[1].isEmpty()) {
				this.cookies.remove(parts[0]);
			}
			else {
				this.cookies.put(parts[0], parts[1]);
			}
		}
		return answer;
	}

	private String cookies() {
		return this.cookies.isEmpty() ? "none=0"
				: String.join("; ", this.cookies.entrySet().stream().map(Map.Entry::toString).toList());
	}

	private static HttpRequest.Builder request(String address) {
		return HttpRequest.newBuilder(URI.create(address));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String location(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer + answer.body()));
	}

	private static Map<String, String> query(HttpResponse<String> answer) {
		return UriComponentsBuilder.fromUriString(location(answer)).build().getQueryParams().toSingleValueMap();
	}

	private static String setCookie(HttpResponse<String> answer, String name) {
		return answer.headers()
			.allValues("Set-Cookie")
			.stream()
			.filter((cookie) -> cookie.startsWith(name + "="))
			.findFirst()
			.orElseThrow();
	}

	private static String account() {
		return ApiClient.newScoring().split("/")[2];
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
