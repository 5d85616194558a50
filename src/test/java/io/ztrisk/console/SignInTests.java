package io.ztrisk.console;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.Axe;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in to the console and out of it, in a browser.
 */
@BrowserTest
class SignInTests {

	/** What a browser notes about the first look for a session. */
	private static final String NO_SESSION = "/console/api/session - Failed to load resource: the server responded with a status of 401";

	private final Browser browser;

	private final Account account;

	SignInTests(@LocalServerPort int port) {
		this.browser = new Browser(port);
		this.account = new Account(port);
	}

	@Test
	void aTokenOpensTheAddressThatWasAskedFor() {
		String address = "/console/" + this.account.id() + "/users?level=high";
		this.browser.go(address);
		signIn("not-a-token");
		this.browser.awaitText("The server does not know this token");
		assertThat(Axe.violations(this.browser)).isEmpty();
		this.browser.screenshot("sign-in-refused");
		signIn(ApiClient.TOKEN);
		this.browser.awaitText("No user with a risk level fits these filters.");
		assertThat(this.browser.address()).isEqualTo(this.browser.origin() + address);
		assertThat(this.browser.run("return document.title")).isEqualTo("Users · " + this.account.id() + " · ztrisk");
		assertThat(this.browser.log().problemsWithout(NO_SESSION, "status of 403")).isEmpty();
	}

	private void signIn(String token) {
		WebElement field = this.browser.find("#token");
		field.clear();
		field.sendKeys(token);
		field.submit();
	}

}
