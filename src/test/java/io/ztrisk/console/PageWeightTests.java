package io.ztrisk.console;

import java.util.Map;

import io.ztrisk.test.Account;
import io.ztrisk.test.Browser;
import io.ztrisk.test.BrowserTest;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser loads when it opens the console first.
 */
@BrowserTest
class PageWeightTests {

	private static final long MOST_BYTES = 120 * 1024;

	private final Browser browser;

	private final Account account;

	PageWeightTests(@LocalServerPort int port) {
		this.browser = new Browser(port).signIn();
		this.account = new Account(port);
	}

	@Test
	void theFirstLoadHasFewBytes() {
		this.browser.clearCache();
		this.browser.open("/console/" + this.account.id() + "/overview");
		Map<?, ?> weight = (Map<?, ?>) this.browser
			.run("""
					const loads = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
					const files = loads.filter((load) => !load.name.includes("/console/api/"));
					return {files: files.length, bytes: files.reduce((sum, file) => sum + file.encodedBodySize, 0),
						plain: files.reduce((sum, file) => sum + file.decodedBodySize, 0)};
					""");
		assertThat((Long) weight.get("bytes")).as("bytes of %s", weight).isPositive().isLessThanOrEqualTo(MOST_BYTES);
		assertThat((Long) weight.get("plain")).isGreaterThan((Long) weight.get("bytes"));
	}

}
