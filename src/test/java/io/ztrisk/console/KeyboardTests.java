package io.ztrisk.console;

import java.util.ArrayList;
import java.util.List;

import io.ztrisk.test.Account;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import io.ztrisk.test.SampleDay;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console without a mouse.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyboardTests {

	private static final String MIA = "587cc717-3c52-53f2-9db1-f50a5e99c2c8";

	private static final int MOST_STOPS = 150;

	/**
	 * The element with the focus, and what is wrong with it; empty for the page itself.
	 */
	private static final String FOCUS = """
			const element = document.activeElement;
			if (!element || element === document.body) {
				return "";
			}
			const box = element.getBoundingClientRect();
			const style = getComputedStyle(element);
			const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
			const wrong = [
				!element.matches(":focus-visible") || style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? "has no outline" : "",
				box.bottom > innerHeight + 1 || box.top < -1 ? "is outside of the window" : "",
				top && !element.contains(top) && !top.contains(element) && !element.closest("label")?.contains(top) ? `is covered by ${top.outerHTML.slice(0, 80)}` : "",
			].filter(Boolean).join(", ");
			return (wrong && `WRONG ${wrong}: `) + element.outerHTML.slice(0, 120);
			""";

	/** Whether the focus is where it has not been before. */
	private static final String IS_NEW = """
			const seen = window.seen ??= new WeakSet();
			const isNew = !seen.has(document.activeElement);
			seen.add(document.activeElement);
			return isNew;
			""";

	private final Browser browser;

	private final Account account;

	KeyboardTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
		this.account = new Account(port);
	}

	@BeforeAll
	void fill() {
		assertThat(SampleDay.load(this.browser.api(), this.account.id())).containsOnly(200);
	}

	@BeforeEach
	void begin() {
		this.browser.resize(1440);
		this.browser.log();
	}

	@Test
	void aUserIsFoundDismissedAndRestoredByKeys() {
		open("overview");
		this.browser.press("g", "u");
		this.browser.awaitText("mia.moreno@example.com");
		this.browser.press("/");
		assertThat(focus()).contains("id=\"find\"");
		this.browser.press("mia", Keys.ENTER);
		this.browser.awaitNoText("ravi");
		this.browser.run("document.activeElement.blur()");
		this.browser.press("j");
		assertThat(focus()).contains("data-open");
		this.browser.press("x");
		this.browser.awaitText("1 user selected");
		this.browser.press("x");
		this.browser.awaitNoText("1 user selected");
		this.browser.press(Keys.ENTER);
		this.browser.awaitText("3 events count");
		this.browser.press("j");
		assertThat(focus()).contains("class=\"disclose\"");
		this.browser.press("d");
		this.browser.awaitText("Dismiss the event");
		assertThat(focus()).contains("name=\"verdict\"");
		this.browser.press(Keys.ARROW_DOWN, Keys.TAB, "She was there");
		this.browser.press(Keys.TAB, Keys.TAB, Keys.ENTER);
		this.browser.awaitText("Dismissed the event");
		this.browser.awaitText("2 events count");
		assertThat(this.account.get("/users/" + MIA + "/events").body()).contains("\"reason\":\"She was there\"",
				"\"verdict\":\"benign\"");
		this.browser.press("k", "j");
		for (int stops = 0; !focus().contains("Undo"); stops++) {
			assertThat(stops).isLessThan(MOST_STOPS);
			this.browser.press(Keys.TAB);
		}
		this.browser.press(Keys.ENTER);
		this.browser.awaitText("3 events count");
		this.browser.log().assertClean(this.browser.origin());
	}

	@Test
	void aDialogKeepsTheFocusAndGivesItBack() {
		open("user?id=" + MIA);
		this.browser.press("?");
		this.browser.awaitText("find a user");
		this.browser.press(Keys.ESCAPE);
		this.browser.awaitNoText("find a user");
		this.browser.press("j");
		String before = focus();
		this.browser.press("d");
		this.browser.awaitText("Dismiss the event");
		for (int stops = 0; stops < 12; stops++) {
			this.browser.press(Keys.TAB);
			assertThat(this.browser
				.run("return !!document.activeElement.closest('dialog') || document.activeElement === document.body"))
				.isEqualTo(true);
		}
		this.browser.press(Keys.ESCAPE);
		this.browser.awaitNoText("Dismiss the event");
		assertThat(focus()).isEqualTo(before);
	}

	@Test
	void aSwitchTurnsTheKeysOff() {
		open("overview");
		this.browser.find(".person button").click();
		this.browser.find(".person input[type=checkbox]").click();
		this.browser.run("document.activeElement.blur()");
		this.browser.press("g", "u");
		this.browser.press("?");
		assertThat(this.browser.address()).endsWith("/overview");
		assertThat(this.browser.text()).doesNotContain("list the shortcuts");
		this.browser.run("localStorage.clear()");
	}

	@Test
	void backAndForwardShowThePagesAgain() {
		open("overview");
		this.browser.find("nav a[href$='/users']").click();
		this.browser.awaitText("mia.moreno@example.com");
		this.browser.click("High");
		this.browser.awaitNoText("jonas");
		assertThat(this.browser.address()).endsWith("/users?level=high");
		this.browser.back();
		this.browser.awaitText("jonas");
		this.browser.back();
		this.browser.awaitText("Newest");
		this.browser.forward();
		this.browser.awaitText("jonas");
		assertThat(this.browser.run("return document.activeElement.tagName")).isEqualTo("H1");
	}

	@ParameterizedTest
	@CsvSource({ "overview, 1440", "users, 1440", "users, 360", "user?id=" + MIA + ", 360", "behaviors, 360" })
	void eachStopShowsTheFocusAndNothingCoversIt(String page, int width) {
		this.browser.resize(width);
		open(page);
		this.browser
			.run("document.querySelector('main tbody input[type=checkbox]')?.click(); document.activeElement.blur()");
		List<String> stops = new ArrayList<>();
		this.browser.press(Keys.TAB);
		while (Boolean.TRUE.equals(this.browser.run(IS_NEW))) {
			String focus = focus();
			assertThat(focus).doesNotStartWith("WRONG");
			stops.add(focus);
			this.browser.press(Keys.TAB);
		}
		assertThat(stops).anyMatch((stop) -> stop.contains("class=\"skip\"")).hasSizeGreaterThan(15);
	}

	private void open(String page) {
		this.browser.open("/console/" + this.account.id() + "/" + page);
	}

	private String focus() {
		return String.valueOf(this.browser.run(FOCUS));
	}

}
