package io.ztrisk.audit;

import java.net.URLEncoder;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.Account.user;
import static io.ztrisk.test.ApiClient.assertFailure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lists the audit entries that a caller asks for.
 */
@ServerTest
class AuditFilterTests {

	private static final String EMPTY = Account.all("{\"entries\":[]}", 0);

	private final Account account;

	private final Account other;

	AuditFilterTests(@LocalServerPort int port) {
		this.account = new Account(port);
		this.other = new Account(port);
	}

	@Test
	void eachFilterNarrowsTheListAndItsTotal() {
		this.account.enable("imp_travel", "low");
		this.account.enable("high_dlp", "low");
		this.account.putUsers("{\"id\":\"" + user(1) + "\"}", "{\"id\":\"" + user(2) + "\"}");
		this.account.reset(user(1));
		List<String> entries = entries("");
		assertThat(entries).hasSize(5);
		assertThat(entries("?action=user_reset")).isEqualTo(entries.subList(0, 1));
		assertThat(entries("?action=behavior_changed&subject=imp_travel")).isEqualTo(entries.subList(4, 5));
		assertThat(entries("?subject=" + user(1)))
			.isEqualTo(entries.stream().filter((entry) -> entry.contains(user(1))).toList());
		assertThat(entries("?actor=ZTRISK_ADMIN_TOKEN")).isEqualTo(entries);
		String middle = time(entries.get(3));
		assertThat(entries("?since=" + middle)).isEqualTo(entries.subList(0, 4));
		assertThat(entries("?until=" + middle)).isEqualTo(entries.subList(4, 5));
		assertThat(entries("?since=" + middle + "&until=" + middle)).isEmpty();
		assertThat(this.account.get("/audit?action=behavior_changed&per_page=1&page=2").body())
			.isEqualTo(Account.page("{\"entries\":[" + entries.get(4) + "]}", 1, 2, 1, 2, 2));
	}

	@Test
	void textsAreExact() {
		this.account.enable("imp_travel", "low");
		for (String query : List.of("actor=ztrisk_admin_token", "actor=ZTRISK_ADMIN_TOKE_", "actor=%25", "subject=imp",
				"subject=IMP_TRAVEL", "subject=" + URLEncoder.encode("' or true --", UTF_8))) {
			assertThat(this.account.get("/audit?" + query).body()).as(query).isEqualTo(EMPTY);
		}
		assertThat(this.other.get("/audit?subject=imp_travel").body()).isEqualTo(EMPTY);
	}

	@ParameterizedTest
	@CsvSource({ "action=, action must be an action of the audit",
			"action=USER_RESET, action must be an action of the audit",
			"action=nothing, action must be an action of the audit",
			"actor=, actor must not be empty and must not contain U+0000",
			"subject=%00, subject must not be empty and must not contain U+0000",
			"since=yesterday, since must be an RFC 3339 time in the years 1970 to 9999",
			"until=1735689600, until must be an RFC 3339 time in the years 1970 to 9999" })
	void aMalformedFilterIsNamed(String query, String message) {
		assertFailure(this.account.get("/audit?" + query), 400, "{\"code\":12004,\"message\":\"" + message + "\"}");
	}

	private List<String> entries(String query) {
		String body = this.account.get("/audit" + query).body();
		List<String> entries = Pattern.compile("\\{\"action\":.*?\"token_id\":\"[^\"]+\"}")
			.matcher(body)
			.results()
			.map(MatchResult::group)
			.toList();
		assertThat(body).isEqualTo(Account.all("{\"entries\":[" + String.join(",", entries) + "]}", entries.size()));
		return entries;
	}

	private static String time(String entry) {
		return entry.replaceAll(".*\"time\":\"([^\"]+)\".*", "$1");
	}

}
