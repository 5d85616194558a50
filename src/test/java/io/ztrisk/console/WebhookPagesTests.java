package io.ztrisk.console;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;

import io.ztrisk.test.Account;
import io.ztrisk.test.Axe;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.Reply;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of webhooks in a browser, with a real receiver.
 */
@BrowserTest
class WebhookPagesTests {

	private static final String HOSTILE = "<img src=x onerror=alert(1)>\u202E";

	private final Account account;

	private final Browser browser;

	private final HttpReceiver receiver = HttpReceiver.start();

	WebhookPagesTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.browser = new Browser(port).signIn();
		this.receiver.reply(Reply.status(204));
	}

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	void aWebhookIsMadeTestedAndSendsAgainAndIsDeleted() {
		this.account.enable("imp_travel", "high");
		open("webhooks");
		assertThat(this.browser.text()).contains("No webhook yet.");
		this.browser.click("New webhook…");
		fill("dialog [name=url]", this.receiver.url("/hook"));
		fill("dialog [name=name]", HOSTILE);
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.screenshot("webhook-new");
		this.browser.click("Make the webhook");
		String secret = this.browser.find(".value").getText();
		assertThat(secret).startsWith("whsec_");
		this.browser.click("I have kept it");
		this.browser.await("no dialog", () -> this.browser.run("return document.querySelector('dialog')") == null);
		assertThat(String.valueOf(this.browser.run("return document.documentElement.innerHTML")))
			.doesNotContain(secret);
		this.account.store(Account.event("imp_travel", "a", "mia@example.org", "2026-01-02T03:04:05Z"));
		this.browser.click("<img src=x onerror=alert(1)>U+202E");
		this.browser.awaitText("delivered");
		this.browser.awaitText("HTTP 204");
		this.browser.click("Send again change 1");
		this.browser.awaitText("The message is sent again");
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> this.receiver.requests().size() == 2);
		this.browser.click("Send a test");
		this.browser.awaitText("The test was delivered, HTTP 204");
		assertThat(this.receiver.requests().getLast().text()).contains("webhook.test");
		this.browser.click("Disable");
		this.browser.awaitText("disabled");
		this.browser.click("Change…");
		this.browser.find("dialog [name=level][value=low]").click();
		this.browser.click("Save");
		this.browser.awaitText("to unscored, medium, high");
		this.browser.click("New secret…");
		this.browser.click("Give a new secret");
		assertThat(this.browser.find(".value").getText()).startsWith("whsec_").isNotEqualTo(secret);
		this.browser.click("I have kept it");
		this.browser.click("Delete…");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.click("Delete");
		this.browser.awaitText("No webhook yet.");
		this.browser.log().assertClean(this.browser.origin());
	}

	@Test
	void whatTheServerRefusesIsShownInTheForm() {
		open("webhooks");
		this.browser.click("New webhook…");
		fill("dialog [name=url]", "https://10.0.0.1/hook");
		this.browser.click("Make the webhook");
		this.browser.awaitText("url must not name a private or reserved address");
		assertThat(this.browser.text()).contains("/url");
		assertThat(this.browser.log().problemsWithout("status of 400")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "light, 1440", "dark, 1440", "light, 360", "dark, 360", "light, 320" })
	void eachPageIsAccessibleAndKeepsToItsOrigin(String theme, int width) {
		this.receiver.reply(Reply.status(500));
		String made = this.account
			.send(this.account.request("/webhooks")
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(
						"{\"name\":\"%s\",\"url\":\"%s\"}".formatted("W".repeat(60), this.receiver.url("/hook")))))
			.body();
		String id = made.replaceAll(".*\"id\":\"([0-9a-f-]{36})\".*", "$1");
		this.account.enable("imp_travel", "high");
		this.account.store(Account.event("imp_travel", "a", "mia@example.org", "2026-01-02T03:04:05Z"));
		this.browser.dark("dark".equals(theme));
		this.browser.resize(width);
		for (String page : List.of("webhooks", "webhook?id=" + id)) {
			open(page);
			if (page.startsWith("webhook?")) {
				this.browser.awaitText("HTTP 500");
			}
			assertThat(Axe.violations(this.browser)).as(page).isEmpty();
			this.browser.assertNoSidewaysScrolling();
			this.browser.screenshot("%s-%s-%d".formatted(page.replaceAll("\\W.*", ""), theme, width));
		}
		this.browser.log().assertClean(this.browser.origin());
	}

	private void open(String page) {
		this.browser.open("/console/" + this.account.id() + "/" + page);
	}

	private void fill(String css, String text) {
		this.browser.fill(this.browser.find(css), text);
	}

}
