package io.ztrisk.console;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import io.ztrisk.test.Account;
import io.ztrisk.test.Axe;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import io.ztrisk.test.Logs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.event;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an analyst does in the console, from an empty account on.
 */
@BrowserTest
class TriageTests {

	private static final String MIA = Account.user(1);

	private static final String JONAS = Account.user(2);

	private final Browser browser;

	private final Account account;

	TriageTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
		this.account = new Account(port);
	}

	@Test
	void anEmptyAccountComesToItsFirstEvent() {
		open("overview");
		this.browser.awaitText("Two steps to the first event");
		this.browser.click("Make a token");
		this.browser.awaitText("It is shown once");
		String token = this.browser.find("code.value").getText();
		this.browser.click("I have kept it");
		this.browser.click("Choose behaviours");
		this.browser.awaitPage();
		this.browser.find("tr:has(a[href*='id=security_domain']) input[type=checkbox]").click();
		this.browser.click("Save…");
		this.browser.awaitText("You change");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.image("behaviors-save");
		this.browser.click("Save");
		this.browser.awaitText("The changes are saved");
		assertThat(this.account.get("/behaviors").body()).contains("\"enabled\":true");
		assertThat(this.browser.api()
			.as(token)
			.post("/accounts/" + this.account.id() + "/zt_risk_scoring/logs/gateway_dns", "application/x-ndjson",
					Logs.bad("1"))
			.statusCode()).isEqualTo(200);
		open("overview");
		this.browser.awaitText("ann@example.org");
		assertThat(this.browser.text()).doesNotContain("Two steps").contains("gateway_dns");
		this.browser.log().assertClean(this.browser.origin());
	}

	@Test
	void anAnalystFindsDismissesRestoresAndResetsAUser() {
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1) + "T08:00:00Z";
		Console.person(this.account, MIA, "Mia");
		Console.person(this.account, JONAS, "Jonas");
		this.account.store(event("imp_travel", "1", MIA, yesterday), event("high_dlp", "2", MIA, yesterday),
				event("high_dlp", "3", JONAS, yesterday));
		open("overview");
		this.browser.find("#find").sendKeys("mi", Keys.ENTER);
		this.browser.awaitNoText("Jonas");
		this.browser.click("Mia");
		this.browser.awaitText("2 events count");
		assertThat(level(MIA)).isEqualTo("high");
		this.browser.find("article:has(.badge-high)").findElement(By.xpath(".//button[.='Dismiss…']")).click();
		this.browser.find("dialog input[value=benign]").click();
		this.browser.find("dialog [name=reason]").sendKeys("She was on a plane");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.image("user-dismiss");
		this.browser.click("Dismiss");
		this.browser.awaitText("Dismissed the event");
		this.browser.awaitText("1 event counts");
		assertThat(level(MIA)).isEqualTo("low");
		assertThat(this.browser.text()).contains("high → ").contains("She was on a plane");
		this.browser.click("Undo");
		this.browser.awaitText("The dismissal is undone");
		this.browser.awaitText("2 events count");
		assertThat(level(MIA)).isEqualTo("high");
		this.browser.click("Reset…");
		assertThat(this.browser.find("dialog").getText()).contains("A reset has no undo.");
		this.browser.find("dialog [name=reason]").sendKeys("New password");
		this.browser.click("Reset");
		this.browser.awaitText("Reset the user");
		this.browser.awaitText("0 events count");
		assertThat(this.account.get("/summary").body()).doesNotContain(MIA);
		assertThat(this.account.get("/users/" + MIA + "/history").body()).contains("\"reason\":\"New password\"");
		this.browser.log().assertClean(this.browser.origin());
	}

	@ParameterizedTest
	@CsvSource({ "Reset…, Reset 2 users, 1 user reset.",
			"Dismiss…, Dismiss the events, The events of 1 user are dismissed." })
	void anActionOnManySkipsAUserWithNewEvents(String open, String submit, String told) {
		this.account.enable("imp_travel", "high");
		Console.person(this.account, MIA, "Mia");
		Console.person(this.account, JONAS, "Jonas");
		this.account.store(event("imp_travel", "1", MIA, "2026-01-01T00:00:00Z"),
				event("imp_travel", "2", JONAS, "2026-01-01T00:00:00Z"));
		open("users?behavior=imp_travel");
		this.browser.find("thead input[type=checkbox]").click();
		this.browser.awaitText("2 users selected");
		this.account.store(event("imp_travel", "3", JONAS, "2026-01-02T00:00:00Z"));
		this.browser.click(open);
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		this.browser.click(submit);
		this.browser.awaitText(told + " 1 skipped, since new events came: they are still selected.");
		this.browser.awaitText("1 user selected");
		this.browser.awaitNoText("Mia");
		assertThat(this.browser.find("tbody tr.selected").getText()).contains("Jonas", "2026-01-02");
		assertThat(level(JONAS)).isEqualTo("high");
		this.browser.click(open);
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		this.browser.click(submit.replace("2 users", "1 user"));
		this.browser.awaitText("No user with a risk level fits these filters.");
		assertThat(this.account.get("/summary").body()).doesNotContain(MIA, JONAS);
		this.browser.log().assertClean(this.browser.origin());
	}

	@Test
	void anActionOnWhatHasChangedMeanwhileIsRefused() {
		this.account.enable("imp_travel", "high");
		Console.person(this.account, MIA, "Mia");
		this.account.store(event("imp_travel", "1", MIA, "2026-01-01T00:00:00Z"));
		open("user?id=" + MIA);
		this.browser.awaitText("All findings");
		this.account.store(event("imp_travel", "2", MIA, "2026-01-02T00:00:00Z"));
		this.browser.click("Reset…");
		this.browser.find("dialog [name=reason]").sendKeys("A drill");
		this.browser.click("Reset");
		this.browser.awaitText("New events have come since the page was loaded. Look at them first.");
		this.browser.awaitText("2 events count");
		assertThat(level(MIA)).isEqualTo("high");
	}

	@Test
	void aRefreshKeepsTheOpenEventOpen() {
		this.account.enable("imp_travel", "high");
		this.account.enable("high_dlp", "low");
		Console.person(this.account, MIA, "Mia");
		this.account.store(event("imp_travel", "1", MIA, "2026-01-01T00:00:00Z"));
		open("user?id=" + MIA);
		this.browser.awaitText("All findings");
		this.account.store(event("high_dlp", "2", MIA, "2026-01-02T00:00:00Z"));
		this.browser.find("textarea").sendKeys("A note");
		this.browser.click("Add");
		this.browser.awaitText("2 events count");
		assertThat(this.browser.find(".event:has([aria-expanded=true])").getText()).contains("2026-01-01");
	}

	@Test
	void aSearchFindsUsersWithoutALevelBehindManyWithOne() {
		this.account.enable("imp_travel", "high");
		List<String> users = IntStream.rangeClosed(1, 201)
			.mapToObj((i) -> "{\"id\":\"%s\",\"email\":\"quick%03d@example.org\"}".formatted(Account.user(i), i))
			.toList();
		assertThat(this.account.putUsers(users.toArray(String[]::new)).statusCode()).isEqualTo(200);
		this.account.store(IntStream.rangeClosed(1, 30)
			.mapToObj((i) -> event("imp_travel", Integer.toString(i), Account.user(i), "2026-01-01T00:00:00Z"))
			.toArray(String[]::new));
		open("users?q=quick");
		this.browser.awaitText("Found without a risk level");
		this.browser.awaitText("201 users fit, and this list looks at the first 200 of them only.");
		assertThat(this.browser.text()).contains("quick031@example.org", "quick200@example.org")
			.doesNotContain("quick201@example.org");
	}

	private void open(String page) {
		this.browser.open("/console/" + this.account.id() + "/" + page);
	}

	private String level(String user) {
		return Console.JSON.readTree(this.account.get("/" + user).body()).at("/result/risk_level").asString();
	}

}
