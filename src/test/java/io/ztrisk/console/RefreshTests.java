package io.ztrisk.console;

import io.ztrisk.test.Account;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * When a page loads its data again by itself. The tests move the clock of the page.
 */
@BrowserTest
class RefreshTests {

	private static final String ANN = Account.user(1);

	private static final String BOB = Account.user(2);

	/** Gives the page a clock that a test moves, and counts its calls for the list. */
	private static final String PREPARE = """
			const now = Date.now.bind(Date);
			const call = window.fetch;
			Object.assign(window, {moved: 0, calls: 0, refusal: undefined});
			Date.now = () => now() + window.moved;
			window.fetch = (path, options) => {
				if (!path.includes("detail=true")) {
					return call(path, options);
				}
				window.calls++;
				return window.refusal ? Promise.resolve(new Response(window.body ?? "{}", window.refusal)) : call(path, options);
			};
			""";

	/**
	 * Longer than the interval, in real time, at which a page looks whether a refresh is
	 * due. A test that sees no call in this time has nothing else to wait for.
	 */
	private static final int A_WHILE = 2500;

	private final Browser browser;

	private final Account account;

	RefreshTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
		this.account = new Account(port);
		this.account.enable("imp_travel", "high");
		Console.person(this.account, ANN, "Ann");
		Console.person(this.account, BOB, "Bob");
		this.account.store(event("imp_travel", "1", ANN, "2026-01-01T00:00:00Z"));
		this.browser.open("/console/" + this.account.id() + "/users");
		this.browser.run(PREPARE);
	}

	@Test
	void aPageLoadsAgainEachFifteenSeconds() {
		storeBob();
		move(16);
		this.browser.awaitText("Bob");
		move(16);
		this.browser.await("another call", () -> calls() >= 2);
	}

	@Test
	void aPageGoesOnAfterALoadThatWasAborted() {
		this.browser.latency(300);
		this.browser.click("Low");
		this.browser.click("Medium");
		this.browser.awaitText("Remove the filters");
		this.browser.click("Remove the filters");
		this.browser.latency(0);
		this.browser.awaitText("Ann");
		storeBob();
		move(16);
		this.browser.awaitText("Bob");
	}

	@Test
	void aHiddenTabAsksNothing() throws InterruptedException {
		visibility("hidden");
		move(600);
		Thread.sleep(A_WHILE);
		assertThat(calls()).isZero();
		visibility("visible");
		this.browser.await("a call", () -> calls() == 1);
	}

	@Test
	void aPageWithASelectionOrADialogIsNotDisturbed() throws InterruptedException {
		this.browser.find("tbody input[type=checkbox]").click();
		this.browser.awaitText("1 user selected");
		move(60);
		Thread.sleep(A_WHILE);
		assertThat(calls()).isZero();
		this.browser.click("Clear");
		this.browser.await("a call", () -> calls() == 1);
		this.browser.press("?");
		this.browser.find("dialog");
		move(60);
		Thread.sleep(A_WHILE);
		assertThat(calls()).isOne();
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 503 })
	void aPageKeepsItsDataAndWaitsAsTold(int status) throws InterruptedException {
		this.browser.run("window.refusal = {status: arguments[0], headers: {\"Retry-After\": \"120\"}}", status);
		move(16);
		this.browser.awaitText("Not refreshed since");
		assertThat(this.browser.text()).contains("Ann");
		move(100);
		Thread.sleep(A_WHILE);
		assertThat(calls()).isOne();
		this.browser.run("window.refusal = undefined");
		move(20);
		this.browser.awaitNoText("Not refreshed since");
		assertThat(calls()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"users\":[null]}", "{\"users\":7}" })
	void anAnswerOfAnotherShapeIsAnError(String result) {
		this.browser.run("window.refusal = {status: 200}; window.body = arguments[0]",
				"{\"success\":true,\"errors\":[],\"result\":" + result + "}");
		move(16);
		this.browser.awaitText("has another shape than this page expects");
		assertThat(this.browser.text()).contains("Users").doesNotContain("Cannot read");
		this.browser.run("window.refusal = undefined");
		this.browser.click("Retry");
		this.browser.awaitText("Ann");
	}

	private void storeBob() {
		this.account.store(event("imp_travel", "2", BOB, "2026-01-01T00:00:00Z"));
	}

	private void move(int seconds) {
		this.browser.run("window.moved += 1000 * arguments[0]", seconds);
	}

	private long calls() {
		return ((Number) this.browser.run("return window.calls")).longValue();
	}

	private void visibility(String state) {
		this.browser.run("""
				Object.defineProperty(document, "visibilityState", {configurable: true, value: arguments[0]});
				document.dispatchEvent(new Event("visibilitychange"));
				""", state);
	}

}
