package io.ztrisk.console;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Axe;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import io.ztrisk.test.DatasetNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of behaviours, datasets, feeds, audit and tokens in a browser.
 */
@BrowserTest
class ConfigurationPagesTests {

	private static final List<String> PAGES = List.of("behaviors", "behavior", "behavior?id=failed_logins",
			"behavior?id=custom_office", "datasets", "dataset", "dataset?id=okta_system_log", "feeds", "rejected",
			"suppressed", "audit", "tokens");

	private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202E";

	private final Account account;

	private final ApiClient api;

	private final Browser browser;

	ConfigurationPagesTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.api = new ApiClient(port);
		this.browser = new Browser(port);
	}

	/** The account has a finding, a rejected line and a rule. */
	@BeforeEach
	void fill() {
		this.account.enable("imp_travel", "high");
		assertThat(this.account
			.put("/behaviors/custom_office",
					"{\"name\":\"" + HOSTILE
							+ "\",\"risk_level\":\"low\",\"rule\":{\"activities\":[\"login_success\"]}}")
			.statusCode()).isEqualTo(200);
		send("access_requests", login("PT", 3600) + login("SG", 60) + "{\"Action\":\"" + HOSTILE + "\n");
	}

	@ParameterizedTest
	@CsvSource({ "light, 1440", "dark, 1440", "light, 360", "dark, 360", "light, 320" })
	void eachPageIsAccessibleAndKeepsToItsOrigin(String theme, int width) {
		this.browser.dark("dark".equals(theme));
		this.browser.resize(width);
		this.browser.signIn();
		for (String page : PAGES) {
			open(page);
			assertThat(Axe.violations(this.browser)).as(page).isEmpty();
			this.browser.assertNoSidewaysScrolling();
			assertThat(this.browser.run("return document.images.length")).as(page).isEqualTo(0L);
			this.browser.screenshot("%s-%s-%d".formatted(page.replaceAll("\\W+", "-"), theme, width));
		}
		this.browser.log().assertClean(this.browser.origin());
	}

	@Test
	void logsOfEachDatasetCanBeSent() {
		this.account.put("/datasets/custom_vpn",
				"{\"time\":\"at\",\"key\":[[\"id\"]],\"user\":{\"namespace\":\"vpn\",\"email\":\"user\"},\"fields\":{\"address\":\"ip\"}}");
		this.browser.signIn();
		open("feeds");
		this.browser.awaitText("custom_vpn");
		assertThat(this.browser
			.run("return [...document.querySelectorAll('main select option')].map((one) => one.value).sort()"))
			.isEqualTo(DatasetNames.withCustom("custom_vpn"));
		this.browser.run("""
				const select = document.querySelector('main select');
				select.value = 'custom_vpn';
				select.dispatchEvent(new Event('change', {bubbles: true}));""");
		this.browser.awaitText("/zt_risk_scoring/logs/custom_vpn'");
		this.browser.awaitText("It needs a token that can only send data.");
		this.browser.log().assertClean(this.browser.origin());
	}

	@Test
	void aChangeIsTriedAndThenSavedBesideThoseOfOthers() {
		this.browser.signIn();
		open("behaviors");
		fill(".sections input[max='100000']", "90000");
		click("Try on the last days…");
		click("Try");
		this.browser.awaitText("The events would differ.");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.image("try");
		this.browser.find("dialog button[aria-label=Close]").click();
		awaitNoDialog();
		assertThat(this.account.get("/settings").body()).contains("\"min_kmh\":900}");
		this.account.put("/settings", "{\"imp_travel\":{\"min_km\":700,\"min_kmh\":950}}");
		click("Save…");
		this.browser.awaitText("You change");
		assertThat(this.browser.find("dialog").getText()).contains("Others have changed meanwhile", "500 → 700",
				"900 → 950", "950 → 90,000", "changed by others, too");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.image("save");
		click("Save");
		awaitNoDialog();
		this.browser.awaitText("The changes are saved");
		assertThat(this.account.get("/settings").body()).contains("\"min_km\":700,\"min_kmh\":90000}");
		this.browser.log().assertClean(this.browser.origin());
	}

	@Test
	void aChangeOfAnotherPersonWhileTheDialogIsOpenIsShownAndStays() {
		this.browser.signIn();
		open("behaviors");
		this.browser.run("document.querySelector('details.exclusion').open = true");
		fill("details.exclusion [name=key]", "192.0.2.0/24");
		fill("details.exclusion [name=reason]", "mine");
		this.browser.find("details.exclusion form.add button[type=submit]").click();
		click("Save…");
		this.browser.awaitText("You change");
		this.account.put("/settings", """
				{"imp_travel":{"excluded_networks":[{"cidr":"198.51.100.0/24","reason":"theirs"}]}}""");
		click("Save");
		this.browser.awaitText("Others have changed the configuration while this was open");
		assertThat(this.browser.find("dialog").getText()).contains("Others have changed meanwhile", "198.51.100.0/24");
		click("Save");
		awaitNoDialog();
		assertThat(this.account.get("/settings").body()).contains("192.0.2.0/24", "198.51.100.0/24");
	}

	@Test
	void theMarkOfAMaliciousFileIsSetAndRemoved() {
		this.browser.signIn();
		open("behaviors");
		fillSetting("Member of FileInfo", "verdict");
		fillSetting("Its value", "bad");
		save("none → verdict = bad");
		assertThat(this.account.get("/settings").body())
			.contains("\"file_info\":{\"member\":\"verdict\",\"value\":\"bad\"}");
		fillSetting("Its value", "worse");
		save("verdict = bad → verdict = worse");
		fillSetting("Member of FileInfo", "");
		fillSetting("Its value", "");
		save("verdict = worse → none");
		assertThat(this.account.get("/settings").body()).contains("\"file_info\":null");
		this.browser.log().assertClean(this.browser.origin());
	}

	@Test
	void aProblemOfARuleIsShownAtItsPlace() {
		this.browser.signIn();
		open("behavior?id=custom_office");
		fill("#definition", "{\n\"activities\": [\"login_failed\"],\n\"bogus\": 1\n}");
		click("Save");
		this.browser.awaitText("/bogus");
		assertThat(this.browser.find(".editor-problems").getText()).contains("Line 2", "/activities/0", "Line 3");
		assertThat(selection()).isEqualTo("\"login_failed\"");
		click("Line 3");
		assertThat(selection()).isEqualTo("1");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.screenshot("rule");
		fill("#definition", "{\n\"activities\": [\"login_failure\"],}");
		click("Save");
		this.browser.awaitText("This is not valid JSON");
		fill("#definition", "{\"activities\": [\"login_failure\"]}");
		click("Save");
		this.browser.awaitText("revision 2");
		assertThat(this.account.get("/behaviors/custom_office").body())
			.contains("\"rule\":{\"activities\":[\"login_failure\"]}");
		assertThat(this.browser.log().problemsWithout("status of 400")).isEmpty();
	}

	@Test
	void aNameOrALevelThatOthersChangeMeanwhileIsNotReplacedUnseen() {
		this.browser.signIn();
		open("behavior?id=custom_office");
		fill("input[maxlength='1024']", "Mine");
		assertThat(this.account
			.put("/behaviors/custom_office",
					"{\"name\":\"Theirs\",\"risk_level\":\"high\",\"rule\":{\"activities\":[\"login_success\"]}}")
			.statusCode()).isEqualTo(200);
		click("Save");
		this.browser.awaitText("Somebody else has changed it meanwhile");
		assertThat(this.account.get("/behaviors/custom_office").body()).contains("\"name\":\"Theirs\"")
			.doesNotContain("Mine");
		click("Save");
		this.browser.awaitText("The behaviour is saved");
		assertThat(this.account.get("/behaviors/custom_office").body()).contains("Mine");
	}

	@Test
	void rejectedLinesAreShownAsTextAndReplayed() {
		this.account.put("/datasets/custom_vpn", mapping("at"));
		send("custom_vpn", "{\"when\":\"%s\",\"mail\":\"mia@example.org\"}".formatted(Instant.now()));
		this.account.put("/datasets/custom_vpn", mapping("when"));
		this.browser.signIn();
		open("rejected");
		assertThat(this.browser.text()).contains("<img src=x onerror=alert(1)>U+202E");
		open("rejected?dataset=custom_vpn");
		assertThat(this.browser.text()).contains("1 rejected line");
		click("Replay…");
		click("Replay");
		this.browser.awaitText("No line was rejected of custom_vpn");
		assertThat(this.browser.find(".counts").getText()).contains("replayed\n1", "still rejected\n0");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.screenshot("replayed");
		this.browser.log().assertClean(this.browser.origin());
	}

	@Test
	void aTokenIsMadeAndItsSessionEndsWithIt() {
		this.browser.signIn();
		open("tokens");
		click("New token…");
		fill("dialog [name=name]", "Analyst");
		this.browser.find("dialog [value=zero_trust_read]").click();
		assertThat(Axe.violations(this.browser)).isEmpty();
		click("Make the token");
		String value = this.browser.find(".value").getText();
		click("I have kept it");
		awaitNoDialog();
		this.browser.awaitText("Analyst");
		assertThat(String.valueOf(this.browser.run("return document.documentElement.innerHTML"))).doesNotContain(value);
		this.browser.signIn(value);
		open("tokens");
		assertThat(this.browser.text()).contains("This page needs the permission tokens_write");
		open("behaviors");
		assertThat(this.browser.find(".rows input").isEnabled()).isFalse();
		this.browser.log().assertClean(this.browser.origin());
		String id = String.valueOf(this.browser.runAsync(
				"""
						const done = arguments[arguments.length - 1];
						fetch("/console/api/session").then((answer) => answer.json()).then((body) => done(body.result.token_id));"""));
		assertThat(this.api.delete("/accounts/" + this.account.id() + "/tokens/" + id).statusCode()).isEqualTo(200);
		letTheRefreshBeDue();
		this.browser.awaitText("Sign in again");
		assertThat(Axe.violations(this.browser)).isEmpty();
		assertThat(this.browser.log().problemsWithout("status of 401")).isEmpty();
	}

	@Test
	void theValueOfATokenStaysIfTheListCannotBeLoadedAfterIt() {
		this.browser.signIn();
		open("tokens");
		click("New token…");
		fill("dialog [name=name]", "Kept");
		this.browser.find("dialog [value=zero_trust_read]").click();
		this.browser.fail(List.of("*/tokens?*"));
		click("Make the token");
		this.browser.awaitText("Not refreshed since");
		assertThat(this.browser.find(".value").getText()).isNotBlank();
		this.browser.fail(List.of());
		click("I have kept it");
		click("Retry");
		this.browser.awaitText("Kept");
		this.browser.awaitNoText("Not refreshed since");
	}

	/** Moves the clock of the page, which loads again each 15 seconds. */
	private void letTheRefreshBeDue() {
		this.browser.run("const now = Date.now.bind(Date); Date.now = () => now() + 16_000");
	}

	private void open(String page) {
		this.browser.open("/console/" + this.account.id() + "/" + page);
	}

	/** Clicks a button that may be below the bar at the end of the window. */
	private void click(String button) {
		WebElement element = this.browser.button(button);
		this.browser.run("arguments[0].scrollIntoView({block: 'center'})", element);
		element.click();
	}

	private void save(String change) {
		click("Save…");
		this.browser.awaitText("You change");
		assertThat(this.browser.find("dialog").getText()).contains(change);
		click("Save");
		awaitNoDialog();
		this.browser.awaitText("The changes are saved");
	}

	private void fillSetting(String label, String text) {
		fill((WebElement) Objects.requireNonNull(this.browser.run(
				"return [...document.querySelectorAll('.sections label')].find((label) => label.textContent.startsWith(arguments[0])).querySelector('input')",
				label)), text);
	}

	private void fill(String css, String text) {
		fill(this.browser.find(css), text);
	}

	private void fill(WebElement field, String text) {
		this.browser.run("arguments[0].scrollIntoView({block: 'center'})", field);
		this.browser.fill(field, text);
		field.sendKeys(Keys.TAB);
	}

	private void awaitNoDialog() {
		this.browser.await("no dialog",
				() -> Boolean.TRUE.equals(this.browser.run("return !document.querySelector('dialog')")));
	}

	private Object selection() {
		return String.valueOf(this.browser.run("""
				const area = document.querySelector("#definition");
				return area.value.slice(area.selectionStart, area.selectionEnd)"""));
	}

	private void send(String dataset, String lines) {
		assertThat(this.account.send(this.account.request("/logs/" + dataset).POST(BodyPublishers.ofString(lines)))
			.statusCode()).isEqualTo(200);
	}

	private static String login(String country, int secondsAgo) {
		return """
				{"Action":"login","Allowed":true,"CreatedAt":"%s","Email":"mia@example.org","Country":"%s","RayID":"%s"}
				""".formatted(Instant.now().minusSeconds(secondsAgo), country, country);
	}

	private static String mapping(String time) {
		return """
				{"time":"%s","key":[["mail"]],"user":{"namespace":"vpn","email":"mail"},"fields":{"address":"ip"},
				"activities":{"login_success":{"where":[{"address|exists":false}]}}}""".formatted(time);
	}

}
