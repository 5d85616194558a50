package io.ztrisk.console;

import java.util.List;
import java.util.Map;

import io.ztrisk.test.Account;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import io.ztrisk.test.Logs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Actions whose call fails, or is refused since somebody else was faster: the page shows
 * why, and loses nothing.
 */
@BrowserTest
class FailedActionTests {

	private static final String ANN = Account.user(1);

	/** A query of the same domain as {@code Logs.bad("1")}, but not alike. */
	private static final String AGAIN = Logs.query("1", "80,117", Logs.TIME.plusSeconds(60).toString())
		.replace("\"QueryID\":\"1\"", "\"QueryID\":\"2\"");

	/** Answers the calls whose path ends so with a result. */
	private static final String ANSWER = """
			const [end, result] = arguments;
			const call = window.fetch;
			window.fetch = (path, options) => path.endsWith(end)
				? Promise.resolve(new Response(JSON.stringify({success: true, errors: [], result}))) : call(path, options);
			""";

	/**
	 * Makes the calls, and gives the page another answer than that of the server, or
	 * none.
	 */
	private static final String LOSE = """
			const [method, end, lost] = arguments;
			window.call ??= window.fetch;
			window.answered = 0;
			window.fetch = async (path, options) => {
				const answer = await window.call(path, options);
				if (options?.method !== method || !path.endsWith(end)) {
					return answer;
				}
				window.answered++;
				if (lost === "nothing") {
					throw new TypeError();
				}
				return lost >= 500 ? new Response("<html>", {status: lost}) : new Response(lost);
			};
			""";

	/** Holds the answers of calls whose path ends so until they are released. */
	private static final String HOLD = """
			const [end] = arguments;
			const call = window.fetch;
			window.held = [];
			window.fetch = async (path, options) => {
				const answer = await call(path, options);
				if (path.endsWith(end)) {
					await new Promise((release) => window.held.push(release));
				}
				return answer;
			};
			""";

	private final Browser browser;

	private final Account account;

	FailedActionTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
		this.account = new Account(port);
	}

	@AfterEach
	void answerAgain() {
		this.browser.fail(List.of());
	}

	@Test
	void aDismissalIsRefusedIfFindingsHaveJoinedMeanwhile() {
		this.account.enable("security_domain", "high");
		Logs.send(this.account, "gateway_dns", Logs.bad("1"));
		openUser(this.account.derivedId("ann@example.org"));
		this.browser.awaitText("1.example");
		Logs.send(this.account, "gateway_dns", AGAIN);
		this.browser.click("Dismiss…");
		this.browser.awaitText("New findings have joined the event. Look at them first.");
		this.browser.awaitText("2 findings");
		dismiss();
		this.browser.awaitText("Dismissed the event");
	}

	/** The dialog is open when the finding comes: the server compares the guard. */
	@Test
	void aDismissalIsRefusedIfFindingsJoinWhileTheDialogIsOpen() {
		this.account.enable("security_domain", "high");
		Logs.send(this.account, "gateway_dns", Logs.bad("1"));
		openUser(this.account.derivedId("ann@example.org"));
		this.browser.click("Dismiss…");
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		Logs.send(this.account, "gateway_dns", AGAIN);
		this.browser.click("Dismiss");
		this.browser.find("dialog [role=alert]");
		assertThat(this.browser.text()).contains("This was not done.");
		assertThat(this.account.get("/summary").body()).contains("\"max_risk_level\":\"high\"");
	}

	@Test
	void anEventThatCannotBeReadIsNotDismissed() {
		openReported();
		this.browser.fail(List.of("*/events/*"));
		this.browser.click("Dismiss…");
		this.browser.awaitText("The event could not be read: The server did not answer.");
		assertThat(this.browser.run("return document.querySelector('dialog')")).isNull();
	}

	@Test
	void aDismissalOfOthersIsNotOverwritten() {
		openReported();
		dismissAs("Theirs");
		this.browser.click("Dismiss…");
		this.browser.awaitText("Others have dismissed or reset the event. Look at it first.");
		this.browser.awaitText("Theirs");
		assertThat(this.browser.run("return document.querySelector('dialog')")).isNull();
	}

	@Test
	void aDismissalOfOthersWhileTheDialogIsOpenIsNotOverwritten() {
		openReported();
		this.browser.find("article").findElement(By.xpath(".//button[.='Dismiss…']")).click();
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		dismissAs("Theirs");
		this.browser.click("Dismiss");
		this.browser.awaitText("Others have dismissed or reset the event. Look at it first.");
		assertThat(this.browser.text()).contains("This was not done.");
		assertThat(this.account.get("/users/" + ANN + "/events").body()).contains("Theirs");
	}

	@Test
	void onlyTheDismissalThatThePageShowsIsUndone() {
		openReported();
		dismiss();
		this.browser.awaitText("Dismissed the event");
		dismissAs("Theirs");
		this.browser.click("Undo");
		this.browser.awaitText("Others have changed or undone the dismissal. Look at it first.");
		this.browser.awaitText("Theirs");
		dismissAs("Theirs, too");
		this.browser.click("Undo the dismissal");
		this.browser.awaitText("Theirs, too");
		this.browser.click("Undo the dismissal");
		this.browser.awaitText("The dismissal is undone");
	}

	@Test
	void aPartThatCannotBeRefreshedStays() {
		openReported();
		this.browser.fail(List.of("*/events?*"));
		this.browser.find("form.note textarea").sendKeys("She called.");
		this.browser.click("Add");
		this.browser.awaitText("Added the note");
		this.browser.awaitText("Not refreshed since");
		this.browser.fail(List.of());
		this.browser.run("""
				const call = window.fetch;
				window.fetch = (path, options) => path.includes("/events?")
					? Promise.resolve(new Response("{}", {status: 500})) : call(path, options);
				""");
		this.browser.click("Retry");
		this.browser.awaitText("Events could not be loaded");
		this.browser.awaitText("She called.");
		assertThat(this.browser.find("article").getText()).contains("Impossible Travel");
	}

	@Test
	void aSaveOfWhichAPartIsRefusedSaysSo() {
		this.account.enable("imp_travel", "high");
		this.browser.open("/console/" + this.account.id() + "/behaviors");
		WebElement field = this.browser.find(".sections input[max='100000']");
		this.browser.run(
				"arguments[0].value = '90000'; arguments[0].dispatchEvent(new Event('input', {bubbles: true})); arguments[0].dispatchEvent(new Event('change', {bubbles: true}))",
				field);
		this.browser.find("tr:has(a[href*='id=security_domain']) input[type=checkbox]").click();
		this.browser.run("""
				const call = window.fetch;
				window.fetch = (path, options) => path.endsWith("/behaviors") && options.method === "PUT"
					? Promise.resolve(new Response("{}", {status: 500})) : call(path, options);
				""");
		this.browser.click("Save…");
		this.browser.awaitText("You change");
		this.browser.click("Save");
		this.browser.awaitText("The thresholds and exclusions are saved. The rest may not have been saved.");
		assertThat(this.account.get("/settings").body()).contains("90000");
	}

	@Test
	void aDismissalOfAnEventBeforeAResetIsUndone() {
		openReported();
		dismiss();
		this.browser.awaitText("Dismissed the event");
		this.account.reset(ANN);
		this.browser.click("Undo");
		this.browser.awaitText("The dismissal is undone");
		this.browser.awaitText("before the reset");
		this.browser.awaitText("0 events count");
	}

	@Test
	void aResetWhoseAnswerIsLostMayNotHaveBeenDone() {
		openReported();
		this.browser.click("Reset…");
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		for (Object lost : List.of("nothing", 500, 502, 503, 504, "{\"success\":tr", "{\"success\":true}")) {
			lose("POST", "/resets", lost);
			this.browser.click("Reset");
			this.browser.await("an answer", () -> Long.valueOf(1).equals(this.browser.run("return window.answered")));
			this.browser.awaitText("This may not have been done.");
		}
		assertThat(this.account.get("/" + ANN).body()).doesNotContain("\"last_reset_time\":null");
	}

	@Test
	void anUndoWhoseAnswerIsLostMayNotHaveBeenDone() {
		openReported();
		dismiss();
		this.browser.awaitText("Dismissed the event");
		lose("DELETE", "/dismissal", 504);
		this.browser.click("Undo the dismissal");
		this.browser.awaitText("The dismissal may not have been undone: The answer is not one of the API");
	}

	@Test
	void aDefinitionWhoseAnswerIsLostMayNotHaveBeenSaved() {
		this.account.put("/behaviors/custom_a",
				"{\"name\":\"R\",\"risk_level\":\"low\",\"rule\":{\"activities\":[\"visit\"]}}");
		this.browser.open("/console/" + this.account.id() + "/behavior?id=custom_a");
		lose("PUT", "/custom_a", "nothing");
		this.browser.click("Save");
		this.browser.awaitText("The behaviour may not have been saved.");
	}

	@Test
	void aTokenWhoseAnswerIsLostMayNotHaveBeenMade() {
		this.browser.open("/console/" + this.account.id() + "/feeds");
		lose("POST", "/tokens", 502);
		this.browser.click("Make a token");
		this.browser.awaitText("The token may not have been made.");
	}

	/** The user is read later than anything else that is read at the same time. */
	@Test
	void aResetCoversOnlyEventsThatThePageShows() {
		this.account.enable("imp_travel", "high");
		Console.person(this.account, ANN, "Ann");
		this.account.store(event("imp_travel", "1", ANN, "2026-01-01T00:00:00Z"));
		this.browser.open("/console/" + this.account.id() + "/users");
		this.browser.run("""
				const [end] = arguments;
				const call = window.fetch;
				window.held = [];
				window.fetch = async (path, options) => {
					if (path.endsWith(end)) {
						await new Promise((release) => window.held.push(release));
					}
					return call(path, options);
				};
				""", "/users/" + ANN);
		this.browser.run("history.pushState(null, '', arguments[0]); dispatchEvent(new PopStateEvent('popstate'))",
				"/console/" + this.account.id() + "/user?id=" + ANN);
		awaitHeld(1);
		this.account.store(event("imp_travel", "2", ANN, "2026-01-02T00:00:00Z"));
		this.browser.run("window.held[0]()");
		this.browser.awaitText("2 events count");
		assertThat(this.browser.run("return document.querySelectorAll('article').length")).isEqualTo(2L);
	}

	@Test
	void aResetThatIsNotFinishedSaysSo() {
		openReported();
		this.browser.run(ANSWER, "/resets", Map.of("stale", List.of(), "unknown", List.of(), "left", 1));
		reset();
		this.browser.awaitText("The reset is not finished. Send it again.");
		this.browser.click("Cancel");
	}

	@Test
	void aUserWhoHasGoneIsNotReset() {
		openReported();
		this.account.send(this.account.request("/users/" + ANN).DELETE());
		reset();
		this.browser.find("dialog [role=alert]");
		assertThat(this.browser.find("dialog").getText()).contains("This was not done.")
			.contains("The user does not exist any more.");
	}

	@Test
	void aNoteStaysUntilTheServerHasIt() {
		openReported();
		WebElement note = this.browser.find("form.note textarea");
		note.sendKeys("She called.");
		this.browser.fail(List.of("*/notes"));
		this.browser.click("Add");
		this.browser.awaitText("This may not have been done.");
		assertThat(note.getAttribute("value")).isEqualTo("She called.");
		this.browser.fail(List.of("*/zt_risk_scoring/*"));
		this.browser.click("Counting");
		this.browser.awaitText("could not be loaded");
		this.browser.fail(List.of());
		this.browser.click("Retry");
		this.browser.click("Add");
		this.browser.awaitText("Added the note");
		WebElement after = this.browser.find("form.note textarea");
		this.browser.await("an empty note", () -> "".equals(after.getAttribute("value")));
		assertThat(this.account.get("/users/" + ANN + "/history").body()).containsOnlyOnce("She called.");
	}

	@Test
	void aPersonWhoCouldNotSignOutIsTold() {
		openReported();
		this.browser.fail(List.of("*/console/api/session"));
		this.browser.find("button[aria-label='Session and preferences']").click();
		this.browser.click("Sign out");
		this.browser.awaitText("Your session may not have been ended: The server did not answer.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Promise.reject(new TypeError())", "Promise.resolve(new Response('', {status: 500}))" })
	void theNewValueOfATokenIsShownEvenIfTheListCannotBeLoaded(String answer) {
		Console.token(this.browser, this.account, "zero_trust_read");
		this.browser.open("/console/" + this.account.id() + "/tokens");
		this.browser.click("Roll… Test");
		this.browser.run("""
				const call = window.fetch;
				window.fetch = (path, options) => options.method === "GET" ? %s : call(path, options);
				""".formatted(answer));
		this.browser.click("Give a new value");
		this.browser.awaitText("It is shown once");
		String value = this.browser.find("code.value").getText();
		assertThat(this.browser.api()
			.as(value)
			.get("/accounts/" + this.account.id() + "/zt_risk_scoring/behaviors")
			.statusCode()).isEqualTo(200);
		this.browser.click("I have kept it");
		assertThat(this.browser.text()).doesNotContain(value);
	}

	@Test
	void theNewValueOfTheTokenOfTheSessionIsShownBeforeOneSignsInAgain() {
		this.browser.signIn(Console.token(this.browser, this.account, "tokens_write"));
		this.browser.open("/console/" + this.account.id() + "/tokens");
		this.browser.click("Roll… Test");
		this.browser.click("Give a new value");
		this.browser.awaitText("It is shown once");
		this.browser.awaitText("Not refreshed since");
		String value = this.browser.find("code.value").getText();
		assertThat(this.browser.run("return document.querySelectorAll('dialog').length")).isEqualTo(1L);
		this.browser.click("I have kept it");
		this.browser.awaitText("Your session has ended.");
		this.browser.find("dialog #token").sendKeys(value, Keys.ENTER);
		this.browser.awaitNoText("Your session has ended.");
	}

	@Test
	void aNewTokenIsShownUntilItIsKept() {
		this.browser.open("/console/" + this.account.id() + "/overview");
		this.browser.click("Make a token");
		this.browser.awaitText("It is shown once");
		String value = this.browser.find("code.value").getText();
		this.browser.press(Keys.ESCAPE);
		this.browser.press(Keys.ESCAPE);
		this.browser.press(Keys.ESCAPE);
		this.browser.run("document.querySelector('nav a[href$=\"/users\"]').click()");
		this.browser.awaitText("Nobody has a risk level");
		assertThat(this.browser.text()).contains(value);
		assertThat(leavesUnasked()).isFalse();
		this.browser.click("I have kept it");
		this.browser.awaitNoText(value);
		assertThat(leavesUnasked()).isTrue();
	}

	@Test
	void aSecondNewValueWaitsUntilTheFirstIsKept() {
		Console.token(this.browser, this.account, "zero_trust_read");
		this.browser.open("/console/" + this.account.id() + "/tokens");
		this.browser.run(HOLD, "/value");
		for (long calls = 1; calls <= 2; calls++) {
			this.browser.click("Roll… Test");
			this.browser.click("Give a new value");
			awaitHeld(calls);
			this.browser.click("Cancel");
		}
		this.browser.run("window.held[0]()");
		this.browser.awaitText("It is shown once");
		String first = this.browser.find("code.value").getText();
		this.browser.run("window.held[1]()");
		this.browser.awaitText("The token has a new value");
		assertThat(this.browser.find("code.value").getText()).isEqualTo(first);
		this.browser.click("I have kept it");
		this.browser.awaitNoText(first);
		assertThat(this.browser.find("code.value").getText()).hasSameSizeAs(first);
		this.browser.click("I have kept it");
		this.browser.await("no dialog", () -> this.browser.run("return document.querySelector('dialog')") == null);
	}

	@Test
	void aNewSecretIsShownEvenIfThePageHasLostItsData() {
		String id = Console.JSON
			.readTree(this.browser.api()
				.post("/accounts/" + this.account.id() + "/zt_risk_scoring/webhooks", "application/json",
						"{\"url\":\"http://127.0.0.1:9/x\",\"name\":\"Hook\"}")
				.body())
			.at("/result/id")
			.asString();
		this.browser.open("/console/" + this.account.id() + "/webhook?id=" + id);
		this.browser.run(HOLD, "/secret");
		this.browser.click("New secret…");
		this.browser.click("Give a new secret");
		awaitHeld(1);
		this.browser.fail(List.of("*/webhooks/*"));
		this.browser.run(
				"history.pushState(null, '', location.href + '&status=dead'); dispatchEvent(new PopStateEvent('popstate'))");
		this.browser.awaitText("could not be loaded");
		this.browser.run("window.held[0]()");
		this.browser.awaitText("It is shown once");
		assertThat(this.browser.find("code.value").getText()).startsWith("whsec_");
	}

	@Test
	void aTimeThatTheZoneMovesTooFarIsShownAsItIs() {
		this.browser.open("/console/" + this.account.id() + "/overview");
		String last = "+275760-09-13T00:00:00.000Z";
		assertThat(this.browser.runAsync(
				"""
						const [zone, value, done] = arguments;
						Date.prototype.getTimezoneOffset = () => -840;
						const assets = document.querySelector("script[type=module]").src.replace("main.js", "");
						Promise.all([import(assets + "preferences.js"), import(assets + "format.js")]).then(([preferences, format]) => {
							preferences.preferences.zone = zone;
							done(format.dateTime(value));
						});
						""",
				"local", last))
			.isEqualTo(last);
	}

	private void lose(String method, String end, Object lost) {
		this.browser.run(LOSE, method, end, lost);
	}

	/** Whether the browser leaves the document without a question. */
	private boolean leavesUnasked() {
		return Boolean.TRUE
			.equals(this.browser.run("return dispatchEvent(new Event('beforeunload', {cancelable: true}))"));
	}

	private void awaitHeld(long calls) {
		this.browser.await(calls + " calls",
				() -> Long.valueOf(calls).equals(this.browser.run("return window.held.length")));
	}

	private void openReported() {
		this.account.enable("imp_travel", "high");
		Console.person(this.account, ANN, "Ann");
		this.account.store(event("imp_travel", "1", ANN, "2026-01-01T00:00:00Z"));
		openUser(ANN);
	}

	private void openUser(String id) {
		this.browser.open("/console/" + this.account.id() + "/user?id=" + id);
		this.browser.awaitText("1 event counts");
	}

	private void dismiss() {
		this.browser.find("article").findElement(By.xpath(".//button[.='Dismiss…']")).click();
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		this.browser.click("Dismiss");
	}

	/** Dismisses the reported event as others do. */
	private void dismissAs(String reason) {
		this.account.put("/users/" + ANN + "/events/" + this.account.eventId("imp_travel", "1") + "/dismissal",
				"{\"verdict\":\"benign\",\"reason\":\"" + reason + "\"}");
	}

	private void reset() {
		this.browser.click("Reset…");
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		this.browser.click("Reset");
	}

}
