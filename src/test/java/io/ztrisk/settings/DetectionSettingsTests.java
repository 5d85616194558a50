package io.ztrisk.settings;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ztrisk.api.AccountId;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.OldestPostgresTest;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.ApiClient.success;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The settings of detection, read, changed and refused over HTTP.
 */
@ServerTest
@OldestPostgresTest
class DetectionSettingsTests {

	private static final String DEFAULT = """
			{"domains":{"excluded_categories":[],"excluded_hosts":[]},"feeds":{"quiet_after_seconds":3600},"high_dlp":{"matches":15,"seconds":60},\
			"imp_travel":{"anonymizers":"judge","excluded_asns":[],"excluded_networks":[],"excluded_users":[],"max_hours":24,"min_km":500,"min_kmh":900},\
			"malicious_file":{"file_info":null,"reasons":["malware","malicious","virus","sandbox","avscan"]}}""";

	private final ApiClient api;

	private final String path = ApiClient.newScoring() + "/settings";

	@Autowired
	private JdbcClient database;

	DetectionSettingsTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	@Test
	void theDefaultsHoldUntilTheyAreChanged() {
		assertSettings(this.api.get(this.path), DEFAULT);
		assertSettings(this.api.put(this.path, "{}"), DEFAULT);
		assertSettings(this.api.put(this.path, "{\"feeds\":{},\"imp_travel\":{}}"), DEFAULT);
		assertSettings(this.api.get(this.path), DEFAULT);
	}

	@Test
	void everySettingCanBeChanged() {
		String changed = """
				{"domains":{"excluded_categories":[{"category":134,"reason":"Internal"}],\
				"excluded_hosts":[{"expires_at":"2026-12-01T00:00:00Z","host":"lab.example.org","reason":"Laboratory"}]},"feeds":{"quiet_after_seconds":60},"high_dlp":{"matches":1,"seconds":3600},\
				"imp_travel":{"anonymizers":"suppress","excluded_asns":[{"asn":4294967295,"expires_at":"2026-12-01T00:00:00Z","reason":"Carrier"}],\
				"excluded_networks":[{"cidr":"192.0.2.0/24","expires_at":"2026-12-01T00:00:00Z","reason":"VPN"},\
				{"cidr":"2001:db8::/32","reason":"Office"}],"excluded_users":[{"email":"tester@example.org","reason":"Tests"}],"max_hours":24,"min_km":20037,"min_kmh":100000},\
				"malicious_file":{"file_info":{"member":"verdict","value":"malicious"},"reasons":["trojan"]}}""";
		assertSettings(this.api.put(this.path, changed), changed);
		assertSettings(this.api.get(this.path), changed);
	}

	@Test
	void onlyChangedSettingsAreStoredSoThatNewDefaultsApplyToTheOthers() {
		this.api.put(this.path, "{\"high_dlp\":{\"matches\":5}}");
		this.api.put(this.path, "{\"imp_travel\":{\"min_km\":500}}");
		assertThat(this.database.sql("select cast(settings as jsonb) from detection_settings where account_id = ?")
			.param(this.path.split("/")[2])
			.query(String.class)
			.list()).containsExactly("{\"high_dlp\": {\"matches\": 5}, \"imp_travel\": {\"min_km\": 500}}");
	}

	@Test
	void everyProblemIsNamedAndNothingChanges() {
		assertFailure(this.api.put(this.path, """
				{"nope":1,"high_dlp":{"matches":0,"seconds":30},"feeds":{"quiet_after_seconds":"1h"},
				"imp_travel":{"min_km":1,"excluded_networks":[{"cidr":"x/y","expires_at":"z"}]},
				"malicious_file":{"file_info":{},"reasons":["",7]}}"""), 400, String.join(",",
				error("/nope", "nope is unknown"),
				error("/feeds/quiet_after_seconds", "quiet_after_seconds must be an integer from 60 to 2592000"),
				error("/high_dlp/matches", "matches must be an integer from 1 to 1000"),
				error("/imp_travel/excluded_networks/0/cidr",
						"cidr must be a network as 192.0.2.0/24 or 2001:db8::/32"),
				error("/imp_travel/excluded_networks/0/expires_at",
						"expires_at must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999"),
				error("/imp_travel/excluded_networks/0/reason", "reason is required"),
				error("/malicious_file/file_info/member", "member is required"),
				error("/malicious_file/file_info/value", "value is required"),
				error("/malicious_file/reasons/0", "0 must not be empty"),
				error("/malicious_file/reasons/1", "1 must be a string")));
		assertSettings(this.api.get(this.path), DEFAULT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "{} {}", "{\"feeds\":{},\"feeds\":{}}",
			"{\"high_dlp\":{\"matches\":5,\"matches\":6}}" })
	void invalidJsonIsRefused(String body) {
		assertFailure(this.api.put(this.path, body), 400,
				"{\"code\":6007,\"message\":\"Malformed JSON in request body\"}");
	}

	@Test
	void settingsAreParsedOnceUntilTheyChange(@Autowired SettingsService settings) {
		AccountId account = new AccountId(this.path.split("/")[2]);
		this.api.put(this.path, "{\"high_dlp\":{\"matches\":5}}");
		Criteria parsed = settings.criteria(account);
		assertThat(settings.criteria(account)).isSameAs(parsed);
		this.api.put(this.path, "{\"high_dlp\":{\"matches\":6}}");
		assertThat(settings.criteria(account).settings().highDlp().matches()).isEqualTo(6);
	}

	@Test
	void accountsHaveSettingsOfTheirOwn() {
		this.api.put(this.path, "{\"high_dlp\":{\"matches\":5}}");
		assertSettings(this.api.get(ApiClient.newScoring() + "/settings"), DEFAULT);
	}

	@Test
	void concurrentChangesOfDifferentMembersAllSurvive() throws Exception {
		List<Future<HttpResponse<String>>> answers = new ArrayList<>();
		try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
			for (String change : List.of("\"feeds\":{\"quiet_after_seconds\":77}", "\"high_dlp\":{\"matches\":7}",
					"\"high_dlp\":{\"seconds\":7}", "\"imp_travel\":{\"max_hours\":7}", "\"imp_travel\":{\"min_km\":7}",
					"\"imp_travel\":{\"min_kmh\":7}")) {
				answers.add(senders.submit(() -> this.api.put(this.path, "{" + change + "}")));
			}
		}
		for (Future<HttpResponse<String>> answer : answers) {
			assertThat(answer.get().statusCode()).isEqualTo(200);
		}
		assertSettings(this.api.get(this.path),
				DEFAULT.replaceAll(":\\d+", ":7").replace("quiet_after_seconds\":7", "quiet_after_seconds\":77"));
	}

	private static String error(String pointer, String message) {
		return "{\"code\":12003,\"message\":\"%s\",\"source\":{\"pointer\":\"%s\"}}".formatted(message, pointer);
	}

	private static void assertSettings(HttpResponse<String> answer, String settings) {
		assertThat(answer.body()).isEqualTo(success(settings));
		assertThat(answer.statusCode()).isEqualTo(200);
	}

}
