package io.ztrisk.console;

import java.util.List;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Axe;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in to the console and out of it, in a browser.
 */
@BrowserTest
class ConsoleSignInTests {

	/** What a browser notes about the first look for a session. */
	private static final String NO_SESSION = "/console/api/session - Failed to load resource: the server responded with a status of 401";

	private static final String ANN = Account.user(1);

	private final Browser browser;

	private final Account account;

	ConsoleSignInTests(@LocalServerPort int port) {
		this.browser = new Browser(port);
		this.account = new Account(port);
	}

	@Test
	void aTokenOpensTheAddressThatWasAskedFor() {
		String address = "/console/" + this.account.id() + "/users?level=high";
		this.browser.go(address);
		signIn("#token", "not-a-token");
		this.browser.awaitText("The server does not know this token");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.screenshot("sign-in-refused");
		signIn("#token", ApiClient.TOKEN);
		this.browser.awaitText("No user with a risk level fits these filters.");
		assertThat(this.browser.address()).isEqualTo(this.browser.origin() + address);
		assertThat(this.browser.run("return document.title")).isEqualTo("Users · " + this.account.id() + " · ztrisk");
		assertThat(this.browser.log().problemsWithout(NO_SESSION, "status of 403")).isEmpty();
	}

	@Test
	void aSessionWithoutAnAddressBeginsInItsAccount() {
		this.browser.go("/console/");
		signIn("#token", Console.token(this.browser, this.account, "zero_trust_read"));
		this.browser.awaitText("Two steps to the first event");
		assertThat(this.browser.address())
			.isEqualTo(this.browser.origin() + "/console/" + this.account.id() + "/overview");
	}

	@Test
	void theSignInPageFitsEachThemeAndWidth() {
		this.browser.go("/console/");
		this.browser.find("#token");
		for (int width : new int[] { 320, 360, 1440 }) {
			this.browser.resize(width);
			this.browser.assertNoSidewaysScrolling();
			for (boolean dark : new boolean[] { false, true }) {
				this.browser.dark(dark);
				assertThat(Axe.violations(this.browser)).isEmpty();
				this.browser.screenshot("sign-in-" + width + (dark ? "-dark" : "-light"));
			}
		}
		assertThat(this.browser.log().problemsWithout(NO_SESSION)).isEmpty();
	}

	@Test
	void goingBackAfterSigningOutShowsNothing() {
		openAnn();
		this.browser.open("/console/" + this.account.id() + "/overview");
		this.browser.find(".person button").click();
		this.browser.click("Sign out");
		this.browser.find("#token");
		this.browser.back();
		this.browser.find("#token");
		assertThat(this.browser.text()).contains("Sign in").doesNotContain("Ann").doesNotContain(this.account.id());
		this.browser.back();
		this.browser.find("#token");
		assertThat(this.browser.text()).doesNotContain("Ann");
	}

	/** Whether or not the browser still has the page in its back-forward cache. */
	@Test
	void aPageThatComesBackAsksForItsSessionFirst() {
		openAnn();
		this.browser.go("about:blank");
		this.browser.deleteCookies();
		this.browser.back();
		this.browser.find("#token");
		assertThat(this.browser.text()).doesNotContain("Ann");
	}

	@Test
	void theEndOfASessionKeepsWhatWasTyped() {
		openAnn();
		WebElement note = this.browser.find(".note textarea");
		note.sendKeys("Called her manager");
		this.browser.deleteCookies();
		this.browser.click("Add");
		this.browser.awaitText("Your session has ended.");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.image("session-ended");
		this.browser.press(Keys.ESCAPE);
		this.browser.press(Keys.ESCAPE);
		this.browser.press(Keys.ESCAPE);
		this.browser.await("a modal dialog", () -> Boolean.TRUE
			.equals(this.browser.run("return document.querySelector('dialog').matches(':modal')")));
		signIn("dialog input[type=password]", ApiClient.TOKEN);
		this.browser.awaitNoText("Your session has ended.");
		assertThat(note.getDomProperty("value")).isEqualTo("Called her manager");
		this.browser.click("Add");
		this.browser.awaitText("Added the note");
		assertThat(this.account.get("/users/" + ANN + "/history").body()).contains("\"reason\":\"Called her manager\"");
	}

	@Test
	void aConsoleThatCannotStartSaysSo() {
		this.browser.clearCache();
		this.browser.fail(List.of("*/shell.js"));
		this.browser.go("/console/");
		this.browser.awaitText("The console has not started");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.assertNoSidewaysScrolling();
		this.browser.fail(List.of());
		this.browser.go("/console/");
		this.browser.find("#token");
		assertThat(this.browser.run("return document.querySelector('.not-started')")).isNull();
	}

	@Test
	void aSlowStartShowsASkeleton() {
		this.browser.latency(600);
		this.browser.go("/console/");
		this.browser.find(".skeleton");
		this.browser.latency(0);
		this.browser.find("#token");
	}

	@Test
	void theAccountsAreListedAgainAfterAFailure() {
		this.browser.signIn();
		this.browser.fail(List.of("*/console/api/accounts?*"));
		this.browser.go("/console/");
		this.browser.awaitText("The accounts could not be listed");
		this.browser.fail(List.of());
		this.browser.click("Retry");
		this.browser.awaitNoText("The accounts could not be listed");
	}

	@Test
	void theLinkToTheProviderIsAskedForAgainAfterAFailure() {
		this.browser.fail(List.of("*/console/login"));
		this.browser.go("/console/");
		this.browser.find("#token");
		this.browser.run("""
				const call = window.fetch;
				window.fetch = (path, options) => path === "/console/login"
					? Promise.resolve(new Response('{"oidc":true}')) : call(path, options);
				""");
		this.browser.awaitText("Sign in with SSO");
		this.browser.fail(List.of());
	}

	@Test
	void nothingCoversTheDialogToSignInAgain() {
		openAnn();
		this.browser.find(".person button").click();
		WebElement shortcuts = this.browser.button("List the shortcuts");
		endTheSession();
		this.browser.awaitText("Your session has ended.");
		this.browser.run("arguments[0].click()", shortcuts);
		this.browser.find("dialog dl.keys");
		assertThat(this.browser.run("""
				const field = document.querySelector("dialog input[type=password]");
				const {left, top} = field.getBoundingClientRect();
				return document.elementFromPoint(left + 5, top + 5) === field""")).isEqualTo(true);
		assertThat(
				this.browser.run("return new Set([...document.querySelectorAll('dialog h2')].map(({id}) => id)).size"))
			.isEqualTo(2L);
	}

	@Test
	void aShortSessionWarnsAtHalfOfItsIdleTime() throws InterruptedException {
		this.browser.go("/console/" + this.account.id() + "/overview");
		this.browser.find("#token");
		this.browser.run("""
				const now = Date.now.bind(Date);
				const call = window.fetch;
				Object.assign(window, {moved: 0, left: 60_000});
				Date.now = () => now() + window.moved;
				window.fetch = async (path, options) => {
					const answer = await call(path, options);
					if (path !== "/console/api/session") {
						return answer;
					}
					const body = await answer.json();
					body.result.idle_expires_on = new Date(Date.now() + window.left).toISOString();
					return new Response(JSON.stringify(body), {status: answer.status});
				};
				""");
		signIn("#token", ApiClient.TOKEN);
		this.browser.awaitPage();
		Thread.sleep(2500);
		assertThat(this.browser.text()).doesNotContain("Your session ends soon");
		this.browser.run("window.left = 20_000; window.moved = 41_000");
		this.browser.awaitText("Your session ends soon");
		this.browser.run("window.left = 60_000");
		this.browser.click("Stay signed in");
		this.browser.awaitNoText("Your session ends soon");
		Thread.sleep(2500);
		assertThat(this.browser.text()).doesNotContain("Your session ends soon");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "[]", "\"x\"", "null", "{\"permissions\":{\"*\":7}}" })
	void aSessionOfAnotherShapeIsAnError(String result) {
		this.browser.signIn();
		this.browser.open("/console/" + this.account.id() + "/overview");
		answerSession(200, "{\"success\":true,\"errors\":[],\"result\":" + result + "}");
		this.browser.awaitText("has another shape than this page expects");
		assertThat(this.browser.find("h1").getText()).isEqualTo("The console cannot start");
		this.browser.run("window.fetch = window.call");
		this.browser.click("Retry");
		this.browser.awaitPage();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"boom\"", "[null]", "[7]", "{}", "[{\"message\":7}]" })
	void errorsOfAnotherShapeAreAnError(String errors) {
		this.browser.signIn();
		this.browser.open("/console/" + this.account.id() + "/overview");
		answerSession(500, "{\"success\":false,\"errors\":" + errors + "}");
		this.browser.awaitText("The answer is not one of the API");
	}

	@Test
	void anotherPersonBeginsWithNothingOfTheOneBefore() {
		openAnn();
		this.browser.click("Reset…");
		endTheSession();
		this.browser.awaitText("Your session has ended.");
		signIn("dialog #token", Console.token(this.browser, this.account, "zero_trust_read"));
		this.browser.awaitText("This page needs the permission zero_trust_pii_read on this account");
		assertThat(this.browser.text()).doesNotContain("Ann").doesNotContain("Reset the user");
	}

	@Test
	void anotherPersonWhoseTokenHasTheSameNameSeesNothingOfTheOneBefore() {
		String all = "zero_trust_read,zero_trust_pii_read,zero_trust_triage";
		String token = Console.token(this.browser, this.account, all);
		String other = Console.token(this.browser, this.account, all);
		openAnn();
		this.browser.signIn(token);
		this.browser.open("/console/" + this.account.id() + "/user?id=" + ANN);
		this.browser.find(".note textarea").sendKeys("Called her manager");
		endTheSession();
		this.browser.awaitText("Your session has ended.");
		this.browser.run("""
				new MutationObserver(() => {
					if (!document.querySelector("dialog") && document.body.innerText.includes("Ann")) {
						localStorage.setItem("seen", "Ann");
					}
				}).observe(document.body, {subtree: true, childList: true, characterData: true});
				window.before = true;
				""");
		signIn("dialog #token", other);
		this.browser.await("another document", () -> Boolean.TRUE.equals(this.browser.run("return !window.before")));
		this.browser.awaitPage();
		assertThat(this.browser.run("return localStorage.getItem('seen')")).isNull();
		assertThat(this.browser.find(".note textarea").getDomProperty("value")).isEqualTo("");
	}

	/** Whether or not the browser still has the page in its back-forward cache. */
	@Test
	void anotherPersonWhoGoesBackSeesNothingThatIsStaged() {
		this.browser.signIn();
		this.browser.open("/console/" + this.account.id() + "/behaviors");
		this.browser.find("tr:has(a[href*='id=security_domain']) input[type=checkbox]").click();
		this.browser.awaitText("1 change staged");
		this.browser.run("document.querySelector('nav a[href$=\"/audit\"]').click()");
		this.browser.awaitPage();
		this.browser.go("about:blank");
		this.browser.signIn(Console.token(this.browser, this.account, "zero_trust_read,zero_trust_write"));
		this.browser.back();
		this.browser.awaitPage();
		this.browser.back();
		this.browser.find("tr:has(a[href*='id=security_domain']) input[type=checkbox]");
		assertThat(this.browser.address()).endsWith("/behaviors");
		assertThat(this.browser.text()).doesNotContain("staged");
	}

	/** As after a sign-in in another tab. */
	@Test
	void aSessionThatBecomesThatOfAnotherPersonBeginsWithNothingOfTheOneBefore() {
		openAnn();
		this.browser.find(".note textarea").sendKeys("Called her manager");
		this.browser.signIn(Console.token(this.browser, this.account, "zero_trust_read,zero_trust_pii_read"));
		this.browser.run("""
				window.before = true;
				const {src} = document.querySelector("script[src]");
				import(new URL("session.js", src)).then(({stay}) => stay());
				""");
		this.browser.await("another document", () -> Boolean.TRUE.equals(this.browser.run("return !window.before")));
		this.browser.awaitPage();
		assertThat(this.browser.find(".note textarea").getDomProperty("value")).isEqualTo("");
	}

	@Test
	void aSignOutDropsWhatIsStaged() {
		this.browser.signIn();
		this.browser.open("/console/" + this.account.id() + "/behaviors");
		this.browser.find("tr:has(a[href*='id=security_domain']) input[type=checkbox]").click();
		this.browser.awaitText("1 change staged");
		this.browser.find("button[aria-label='Session and preferences']").click();
		this.browser.click("Sign out");
		this.browser.awaitNoText("Sign out");
		signIn("#token", ApiClient.TOKEN);
		this.browser.awaitPage();
		this.browser.run("history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))",
				"/console/" + this.account.id() + "/behaviors");
		this.browser.find("tr:has(a[href*='id=security_domain']) input[type=checkbox]");
		assertThat(this.browser.text()).doesNotContain("staged");
	}

	@ParameterizedTest
	@ValueSource(strings = { "constructor", "__proto__", "toString" })
	void anAccountMayBeNamedLikeAMemberOfAllObjects(String name) {
		this.browser.signIn();
		this.browser.open("/console/" + name + "/overview");
		assertThat(this.browser.find("h1").getText()).isEqualTo("Overview");
	}

	@Test
	void theConsoleShowsWhatASessionMayNotDo() {
		Console.person(this.account, ANN, "Ann");
		String token = Console.token(this.browser, this.account, "zero_trust_read");
		this.browser.signIn(token);
		this.browser.open("/console/" + this.account.id() + "/users");
		this.browser.awaitText("zero_trust_pii_read");
		assertThat(this.browser.text()).doesNotContain("Ann");
		this.browser.open("/console/" + this.account.id() + "/tokens");
		this.browser.awaitText("tokens_write");
		this.browser.open("/console/another/overview");
		this.browser.awaitText("This page needs the permission zero_trust_read on this account");
	}

	@Test
	void aPermissionThatTheTokenLosesIsNoticed() {
		openAnn();
		String all = "zero_trust_read,zero_trust_pii_read,zero_trust_triage";
		this.browser.signIn(Console.token(this.browser, this.account, all));
		this.browser.open("/console/" + this.account.id() + "/user?id=" + ANN);
		this.browser.click("Reset…");
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		String tokens = "/accounts/" + this.account.id() + "/tokens";
		String id = Console.JSON.readTree(this.browser.api().get(tokens).body())
			.at("/result")
			.valueStream()
			.filter((token) -> token.at("/name").asString().equals("Test"))
			.findFirst()
			.orElseThrow()
			.at("/id")
			.asString();
		assertThat(this.browser.api()
			.put(tokens + "/" + id, "{\"name\":\"Test\",\"permissions\":[\"zero_trust_read\",\"zero_trust_pii_read\"]}")
			.statusCode()).isEqualTo(200);
		String note = "/console/api/accounts/" + this.account.id() + "/zt_risk_scoring/users/" + ANN + "/notes/" + ANN;
		this.browser.await("a refusal", () -> Long.valueOf(403)
			.equals(this.browser.runAsync(
					"fetch(arguments[0], {method: 'DELETE', headers: {'X-Ztrisk-Console': '1'}}).then(({status}) => arguments[1](status))",
					note)));
		this.browser.click("Reset");
		this.browser.awaitText("code 10000");
		this.browser.click("Cancel");
		this.browser.awaitText("zero_trust_triage");
	}

	@Test
	void aSessionWithoutReadSeesRejectedLinesAndSuppressedFindings() {
		this.browser.signIn(Console.token(this.browser, this.account, "zero_trust_pii_read"));
		this.browser.open("/console/" + this.account.id() + "/rejected");
		this.browser.awaitText("No line was rejected.");
		this.browser.open("/console/" + this.account.id() + "/suppressed");
		this.browser.awaitText("No finding was suppressed.");
	}

	/** Gives an answer to the page, and lets it ask for the session. */
	private void answerSession(int status, String body) {
		this.browser.run("""
				const [status, body] = arguments;
				window.call = window.fetch;
				window.fetch = () => Promise.resolve(new Response(body, {status}));
				dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
				""", status, body);
	}

	/** Deletes the cookie, and makes a call without it. */
	private void endTheSession() {
		this.browser.deleteCookies();
		this.browser.run("""
				const {src} = document.querySelector("script[src]");
				import(new URL("api.js", src)).then(({call}) => call("GET", "/session")).catch(() => {});
				""");
	}

	private void openAnn() {
		this.account.enable("imp_travel", "high");
		Console.person(this.account, ANN, "Ann");
		this.account.store(event("imp_travel", "1", ANN, "2026-01-01T00:00:00Z"));
		this.browser.signIn();
		this.browser.open("/console/" + this.account.id() + "/user?id=" + ANN);
		this.browser.awaitText("Ann");
	}

	private void signIn(String css, String token) {
		WebElement field = this.browser.find(css);
		this.browser.fill(field, token);
		field.submit();
	}

}
