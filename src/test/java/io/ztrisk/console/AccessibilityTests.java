package io.ztrisk.console;

import java.util.List;

import io.ztrisk.test.Account;
import io.ztrisk.test.Axe;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserLog;
import io.ztrisk.test.BrowserTest;
import io.ztrisk.test.SampleDay;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of the console for analysts, and all pages without data or without an answer,
 * in both themes and at two widths: axe finds nothing, nothing scrolls sideways, nothing
 * fails, and every request goes to the server. Each page is loaded once.
 */
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTests {

	private static final int WIDE = 1440;

	private static final int NARROW = 360;

	private static final int NARROWEST = 320;

	private static final String MIA = "587cc717-3c52-53f2-9db1-f50a5e99c2c8";

	private final Browser browser;

	private final Account filled;

	private final Account empty;

	AccessibilityTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
		this.filled = new Account(port);
		this.empty = new Account(port);
	}

	@BeforeAll
	void fill() {
		this.filled.put("/settings",
				"""
						{"domains":{"excluded_hosts":[{"host":"odds.example.net","reason":"Asked by the works council"}]},\
						"imp_travel":{"excluded_networks":[{"cidr":"198.51.100.0/24","expires_at":"2026-01-01T00:00:00Z","reason":"VPN"}]}}""");
		assertThat(SampleDay.load(this.browser.api(), this.filled.id())).containsOnly(200);
		Console.person(this.filled, MIA, "Mia Moreno");
	}

	@ParameterizedTest
	@CsvSource({ "overview, overview", "users, users",
			"users-filtered, users?q=m&behavior=imp_travel&since=2026-01-01T00:00:00Z", "user, user?id=" + MIA,
			"unknown, nothing" })
	void aPageWithDataIsAccessible(String name, String page) {
		open(this.filled, page);
		check(name);
		this.browser.log().assertClean(this.browser.origin());
	}

	@ParameterizedTest
	@ValueSource(strings = { "overview", "users", "users?level=high", "behaviors", "feeds", "rejected", "suppressed",
			"audit", "tokens" })
	void aPageWithoutDataIsAccessible(String page) {
		open(this.empty, page);
		check("empty-" + page.replaceAll("\\W.*", "-filtered"));
		this.browser.log().assertClean(this.browser.origin());
	}

	@ParameterizedTest
	@ValueSource(strings = { "overview", "users", "user?id=" + MIA, "behaviors", "behavior?id=security_domain",
			"datasets", "dataset?id=access_requests", "feeds", "rejected", "suppressed", "audit", "tokens" })
	void aPageWithoutAnAnswerIsAccessible(String page) {
		this.browser.fail(List.of("*/console/api/accounts/*"));
		open(this.filled, page);
		this.browser.fail(List.of());
		assertThat(this.browser.text()).contains("could not be loaded", "The server did not answer", "Retry");
		check("failing-" + page.replaceAll("\\W.*", ""));
		BrowserLog log = this.browser.log();
		assertThat(log.problemsWithout("net::ERR_BLOCKED_BY_CLIENT")).isEmpty();
		assertThat(log.origins()).containsOnly(this.browser.origin());
		this.browser.click("Retry");
		this.browser.awaitNoText("The server did not answer");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			user?id=zzz                                     | The address has no id of a user
			user?id=00000000-0000-4000-8000-00000000ffff    | code 12001
			users?level=nope                                | code 12004
			users?page=99                                   | This page is past the end of the list.
			dataset?id=custom_none                          | code 12
			behavior?id=custom_none                         | code 12
			""")
	void aWrongAddressSaysWhatIsWrong(String page, String sentence) {
		open(this.filled, page);
		this.browser.awaitText(sentence);
		check("wrong-" + page.replaceAll("\\W+", "-"));
		assertThat(this.browser.log().problemsWithout("responded with a status of 40")).isEmpty();
	}

	@Test
	void theWidestNameOfAnAccountFitsOnTheNarrowestScreen() {
		this.browser.resize(NARROWEST);
		this.browser.open("/console/" + "W".repeat(32) + "/overview");
		this.browser.assertNoSidewaysScrolling();
		this.browser.image("widest-account");
	}

	/**
	 * Between the widths of a telephone and of a large screen, a name takes three lines
	 * at most.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "users", "user?id=" + MIA, "behaviors", "datasets", "feeds", "audit", "tokens" })
	void aTableHasRoomForItsNames(String page) {
		open(this.filled, page);
		for (int width : new int[] { 768, 1024, 1100, 1280 }) {
			this.browser.resize(width);
			this.browser.assertNoSidewaysScrolling();
			assertThat(this.browser
				.run("""
						return [...document.querySelectorAll(".rows :is(a, strong), .logins :is(th, code)")].filter((name) => name.getBoundingClientRect().height > 64).map((name) => name.textContent);
						"""))
				.as("%s at %d pixels", page, width)
				.isEqualTo(List.of());
		}
		this.browser.screenshot(page.replaceAll("\\W.*", "") + "-1280");
	}

	@Test
	void theLongestNameOfABehaviourFitsTheFilters() {
		Account account = new Account(this.browser.port());
		account.put("/behaviors/custom_long",
				"{\"name\":\"" + "W".repeat(128) + "\",\"risk_level\":\"low\",\"enabled\":true}");
		open(account, "users?q=a&behavior=custom_long");
		for (int width : new int[] { NARROWEST, NARROW, 768, 1024, WIDE }) {
			this.browser.resize(width);
			this.browser.assertNoSidewaysScrolling();
		}
	}

	private void open(Account account, String page) {
		this.browser.resize(WIDE);
		this.browser.dark(false);
		this.browser.log();
		this.browser.open("/console/" + account.id() + "/" + page);
	}

	private void check(String name) {
		for (int width : new int[] { WIDE, NARROW }) {
			this.browser.resize(width);
			this.browser.assertNoSidewaysScrolling();
			for (boolean dark : new boolean[] { false, true }) {
				this.browser.dark(dark);
				assertThat(Axe.violations(this.browser)).as("%s at %d pixels, dark: %s", name, width, dark).isEmpty();
				if (dark == (width == NARROW)) {
					this.browser.screenshot(name + "-" + width + (dark ? "-dark" : "-light"));
				}
			}
		}
		this.browser.resize(NARROWEST);
		this.browser.assertNoSidewaysScrolling();
	}

}
