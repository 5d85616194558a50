package io.ztrisk.console;

import java.nio.file.Files;
import java.nio.file.Path;

import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import io.ztrisk.test.SampleDay;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample day in the console, and the image of it in the documentation.
 */
@BrowserTest
class SampleDayTests {

	private static final String MIA = "587cc717-3c52-53f2-9db1-f50a5e99c2c8";

	/** The image shows the name of the account. */
	private static final String ACCOUNT = "acme-sample-day";

	private static final long MOST_BYTES = 150_000;

	private final Browser browser;

	SampleDayTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
	}

	@Test
	void theSampleDayShowsWhyAUserIsAtRisk() throws Exception {
		assertThat(SampleDay.load(this.browser.api(), ACCOUNT)).containsOnly(200);
		assertThat(this.browser.api()
			.put("/accounts/" + ACCOUNT + "/zt_risk_scoring/users",
					"{\"users\":[{\"id\":\"" + MIA + "\",\"name\":\"Mia Moreno\"}]}")
			.statusCode()).isEqualTo(200);
		this.browser.open("/console/" + ACCOUNT + "/user?id=" + MIA);
		this.browser.awaitText("From SG");
		this.browser.find(".sketch .land");
		assertThat(this.browser.text()).contains("Impossible Travel", "Security Domain", "3 events count");
		Path image = this.browser.image("console");
		assertThat(Files.size(image)).isLessThan(MOST_BYTES);
		assertThat(Files.size(Path.of("src/docs/console.png"))).isLessThan(MOST_BYTES);
	}

}
