package io.ztrisk.console;

import java.net.http.HttpResponse;
import java.util.Locale;

import io.ztrisk.test.Account;
import io.ztrisk.test.Browser;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the tests of the console put into accounts.
 */
final class Console {

	static final JsonMapper JSON = new JsonMapper();

	private Console() {
	}

	/**
	 * Stores a user with a name, and with an e-mail that is made of this name.
	 */
	static void person(Account account, String id, String name) {
		assertThat(account
			.putUsers("{\"id\":\"%s\",\"email\":\"%s@example.com\",\"name\":\"%s\"}".formatted(id,
					name.toLowerCase(Locale.ROOT).replace(' ', '.'), name))
			.statusCode()).isEqualTo(200);
	}

	/**
	 * Makes a token of an account.
	 * @return its value
	 */
	static String token(Browser browser, Account account, String permissions) {
		HttpResponse<String> made = browser.api()
			.post("/accounts/" + account.id() + "/tokens", "application/json",
					"{\"name\":\"Test\",\"permissions\":[\"" + permissions.replace(",", "\",\"") + "\"]}");
		assertThat(made.statusCode()).isEqualTo(200);
		return JSON.readTree(made.body()).at("/result/value").asString();
	}

	/**
	 * A text as JSON.
	 */
	static String quoted(String text) {
		return JSON.writeValueAsString(text);
	}

}
