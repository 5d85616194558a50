package io.ztrisk.console;

import io.ztrisk.test.Account;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is around the data of a page: its title, its link, its calls and the navigation.
 */
@BrowserTest
class PageTests {

	private static final String ANN = Account.user(1);

	private static final String BOB = Account.user(2);

	/** Answers the statistics of eight days: three users with a low level, then five. */
	private static final String STATISTICS = """
			const since = arguments[0];
			const call = window.fetch;
			const days = [3, 3, 3, 3, 4, 4, 4, 5].map((low, index) => ({date: `2026-01-0${index + 1}`, events: {}, users: {high: 0, low, medium: 0}}));
			window.fetch = (path, options) => path.includes("/statistics")
				? Promise.resolve(new Response(JSON.stringify({success: true, errors: [], result: {days, recorded_since: since}}))) : call(path, options);
			""";

	private final Browser browser;

	private final Account account;

	PageTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
		this.account = new Account(port);
	}

	@Test
	void aPageThatDoesNotExistSaysSoInItsTitle() {
		open("overview");
		String overview = "Overview · " + this.account.id() + " · ztrisk";
		this.browser.await("a title", () -> title().equals(overview));
		open("absent");
		assertThat(this.browser.find("main h1").getText()).isEqualTo("No such page");
		assertThat(title()).isEqualTo("No such page · ztrisk");
		this.browser.click("Go to the overview");
		this.browser.await("a title", () -> title().equals(overview));
	}

	@Test
	void aCopiedLinkNamesTheOpenEvent() {
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		Console.person(this.account, ANN, "Ann");
		this.account.store(event("imp_travel", "1", ANN, "2026-01-01T00:00:00Z"),
				event("high_dlp", "2", ANN, "2026-01-02T00:00:00Z"));
		this.browser.allowClipboard();
		open("user?id=" + ANN);
		this.browser.awaitText("2 events count");
		assertThat(copiedLink()).isEqualTo(link(this.account.eventId("high_dlp", "2")));
		this.browser.find("article:has(.badge-high) button.disclose").click();
		this.browser.find("article:has(.badge-high) [aria-expanded=true]");
		String link = copiedLink();
		assertThat(link).isEqualTo(link(this.account.eventId("imp_travel", "1")));
		this.browser.open(link);
		assertThat(this.browser.find(".event:has([aria-expanded=true])").getText()).contains("2026-01-01");
	}

	@Test
	void theNavigationCountsAgainAfterAChange() {
		this.account.enable("imp_travel", "high");
		this.account.store(event("imp_travel", "1", ANN, "2026-01-01T00:00:00Z"),
				event("imp_travel", "2", BOB, "2026-01-01T00:00:00Z"));
		open("user?id=" + ANN);
		awaitCount("2");
		this.browser.click("Reset…");
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		this.browser.click("Reset");
		awaitCount("1");
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-01, 5 +2 in 7 days", "2026-01-02, 5" })
	void aTileHasAChangeIfTheUsersOfAWeekBeforeAreKnown(String since, String text) {
		open("users");
		this.browser.run(STATISTICS, since);
		this.browser.find("nav a[href$='/overview']").click();
		this.browser.await("the tile", () -> tile().equals("Low " + text));
	}

	@Test
	void aPageWithoutACallHasNoneToCopy() {
		this.browser.signIn(Console.token(this.browser, this.account, "zero_trust_read"));
		open("users");
		this.browser.awaitText("This page needs the permission zero_trust_pii_read");
		this.browser.click("Copy as curl");
		this.browser.awaitText("This page has made no call");
	}

	private void open(String page) {
		this.browser.open("/console/" + this.account.id() + "/" + page);
	}

	private String title() {
		return String.valueOf(this.browser.run("return document.title"));
	}

	/** The link to the user with an open event. */
	private String link(String event) {
		return this.browser.origin() + "/console/" + this.account.id() + "/user?id=" + ANN + "&event=" + event;
	}

	private String copiedLink() {
		this.browser.runAsync("navigator.clipboard.writeText('').then(arguments[0])");
		this.browser.find("button[aria-label='More actions']").click();
		this.browser.click("Copy link");
		this.browser.await("a link", () -> !clipboard().isEmpty());
		return clipboard();
	}

	private String clipboard() {
		return String.valueOf(this.browser.runAsync("navigator.clipboard.readText().then(arguments[0])"));
	}

	private void awaitCount(String users) {
		this.browser.await(users + " users in the navigation",
				() -> this.browser.find("nav a[href$='/users'] .count").getText().startsWith(users));
	}

	/** The text of the tile of the low level, in one line. */
	private String tile() {
		return this.browser.find(".tile:has(.tile-name):nth-child(3)").getText().replaceAll("\\s+", " ");
	}

}
