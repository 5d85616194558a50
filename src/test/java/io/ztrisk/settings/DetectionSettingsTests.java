package io.ztrisk.settings;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.ztrisk.ApiClient;
import io.ztrisk.OldestPostgresTest;
import io.ztrisk.ServerTest;
import io.ztrisk.api.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.ApiClient.assertFailure;
import static io.ztrisk.ApiClient.success;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The settings of detection, read, changed and refused over HTTP.
 */
@ServerTest
@OldestPostgresTest
class DetectionSettingsTests {

	private static final String DEFAULT = """
			{"domains":{"excluded_categories":[],"excluded_hosts":[]},"feeds":{"quiet_after_seconds":3600},"high_dlp":{"matches":15,"seconds":60},\
			"imp_travel":{"excluded_asns":[],"excluded_networks":[],"excluded_users":[],"max_hours":24,"min_km":500,"min_kmh":900},\
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
				"imp_travel":{"excluded_asns":[{"asn":4294967295,"expires_at":"2026-12-01T00:00:00Z","reason":"Carrier"}],\
				"excluded_networks":[{"cidr":"192.0.2.0/24","expires_at":"2026-12-01T00:00:00Z","reason":"VPN"},\
				{"cidr":"2001:db8::/32","reason":"Office"}],"excluded_users":[{"email":"tester@example.org","reason":"Tests"}],"max_hours":24,"min_km":20037,"min_kmh":100000},\
				"malicious_file":{"file_info":{"member":"verdict","value":"malicious"},"reasons":["trojan"]}}""";
		assertSettings(this.api.put(this.path, changed), changed);
		assertSettings(this.api.get(this.path), changed);
	}

	@Test
	void membersAreMergedAndListsAreReplaced() {
		this.api.put(this.path, "{\"high_dlp\":{\"matches\":5},\"malicious_file\":{\"reasons\":[\"a\",\"b\"]}}");
		this.api.put(this.path, "{\"high_dlp\":{\"seconds\":30},\"malicious_file\":{\"reasons\":[\"c\"]}}");
		assertSettings(this.api.put(this.path, "{\"imp_travel\":{\"min_km\":1}}"),
				DEFAULT.replace("\"matches\":15,\"seconds\":60", "\"matches\":5,\"seconds\":30")
					.replace("\"malware\",\"malicious\",\"virus\",\"sandbox\",\"avscan\"", "\"c\"")
					.replace("\"min_km\":500", "\"min_km\":1"));
		assertSettings(this.api.put(this.path, "{\"malicious_file\":{\"reasons\":[]},\"imp_travel\":{\"min_km\":500}}"),
				DEFAULT.replace("\"matches\":15,\"seconds\":60", "\"matches\":5,\"seconds\":30")
					.replace("\"malware\",\"malicious\",\"virus\",\"sandbox\",\"avscan\"", ""));
	}

	@Test
	void onlyWhatWasSetIsKeptSoThatLaterDefaultsReachTheRest() {
		this.api.put(this.path, "{\"high_dlp\":{\"matches\":5}}");
		this.api.put(this.path, "{\"imp_travel\":{\"min_km\":500}}");
		assertThat(this.database.sql("select cast(settings as jsonb) from detection_settings where account_id = ?")
			.param(this.path.split("/")[2])
			.query(String.class)
			.list()).containsExactly("{\"high_dlp\": {\"matches\": 5}, \"imp_travel\": {\"min_km\": 500}}");
	}

	@Test
	void fileInfoIsSetByHalvesOnceItIsThereAndRemovedByNull() {
		assertFailure(this.api.put(this.path, "{\"malicious_file\":{\"file_info\":{\"value\":\"bad\"}}}"), 400,
				error("/malicious_file/file_info/member", "member is required"));
		this.api.put(this.path, "{\"malicious_file\":{\"file_info\":{\"member\":\"verdict\",\"value\":\"bad\"}}}");
		assertSettings(this.api.put(this.path, "{\"malicious_file\":{\"file_info\":{\"value\":\"worse\"}}}"),
				DEFAULT.replace("\"file_info\":null", "\"file_info\":{\"member\":\"verdict\",\"value\":\"worse\"}"));
		assertSettings(this.api.put(this.path, "{\"malicious_file\":{\"file_info\":null}}"), DEFAULT);
		assertFailure(this.api.put(this.path, "{\"malicious_file\":{\"file_info\":{\"member\":\"verdict\"}}}"), 400,
				error("/malicious_file/file_info/value", "value is required"));
	}

	@Test
	void anExpiryIsShownInUtcAndMayBeNull() {
		assertSettings(this.api.put(this.path, """
				{"imp_travel":{"excluded_networks":[{"cidr":"192.0.2.1/32","reason":"a","expires_at":null},
				{"cidr":"::/0","reason":"b","expires_at":"2026-12-01T01:00:00.5+01:00"}]}}"""),
				DEFAULT.replace("\"excluded_networks\":[]",
						"\"excluded_networks\":[{\"cidr\":\"192.0.2.1/32\",\"reason\":\"a\"},"
								+ "{\"cidr\":\"::/0\",\"expires_at\":\"2026-12-01T00:00:00.500Z\",\"reason\":\"b\"}]"));
	}

	@ParameterizedTest
	@CsvSource({ "feeds, quiet_after_seconds, 60, 2592000", "high_dlp, matches, 1, 1000", "high_dlp, seconds, 1, 3600",
			"imp_travel, max_hours, 1, 24", "imp_travel, min_km, 1, 20037", "imp_travel, min_kmh, 1, 100000" })
	void integersHaveARange(String section, String name, int least, int most) {
		for (int inside : List.of(least, most)) {
			assertThat(this.api.put(this.path, "{\"%s\":{\"%s\":%d}}".formatted(section, name, inside)).body())
				.contains("\"%s\":%d".formatted(name, inside), "\"success\":true");
		}
		String settings = this.api.get(this.path).body();
		for (String outside : List.of(Integer.toString(least - 1), Integer.toString(most + 1), "-1", "1.5", "60.0",
				"99999999999999999999", "\"60\"", "true", "null", "[]", "{}")) {
			assertFailure(this.api.put(this.path, "{\"%s\":{\"%s\":%s}}".formatted(section, name, outside)), 400, error(
					"/" + section + "/" + name, "%s must be an integer from %d to %d".formatted(name, least, most)));
		}
		assertThat(this.api.get(this.path).body()).isEqualTo(settings);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					[]                                                      |                                      | must be an object
					null                                                    |                                      | must be an object
					{"high_dpl":{}}                                         | /high_dpl                            | high_dpl is unknown
					{"a/b~c":1}                                             | /a~1b~0c                             | a/b~c is unknown
					{"feeds":null}                                          | /feeds                               | feeds must be an object
					{"high_dlp":[]}                                         | /high_dlp                            | high_dlp must be an object
					{"imp_travel":5}                                        | /imp_travel                          | imp_travel must be an object
					{"feeds":{"quiet_after":60}}                            | /feeds/quiet_after                   | quiet_after is unknown
					{"high_dlp":{"match":5}}                                | /high_dlp/match                      | match is unknown
					{"imp_travel":{"min_kms":5}}                            | /imp_travel/min_kms                  | min_kms is unknown
					{"imp_travel":{"excluded_networks":null}}               | /imp_travel/excluded_networks        | excluded_networks must be an array
					{"imp_travel":{"excluded_networks":{}}}                 | /imp_travel/excluded_networks        | excluded_networks must be an array
					{"domains":{"excluded_categories":[{"category":0,"reason":"a"}]}} | /domains/excluded_categories/0/category | category must be an integer from 1 to 1000000
					{"domains":{"excluded_hosts":[{"host":" ","reason":"a"}]}} | /domains/excluded_hosts/0/host      | host must not be empty
					{"domains":{"excluded_host":[]}}                        | /domains/excluded_host               | excluded_host is unknown
					{"imp_travel":{"excluded_asns":[{"asn":0,"reason":"a"}]}} | /imp_travel/excluded_asns/0/asn      | asn must be an integer from 1 to 4294967295
					{"imp_travel":{"excluded_asns":[{"asn":4294967296,"reason":"a"}]}} | /imp_travel/excluded_asns/0/asn | asn must be an integer from 1 to 4294967295
					{"imp_travel":{"excluded_asns":[{"asn":"AS1","reason":"a"}]}} | /imp_travel/excluded_asns/0/asn  | asn must be an integer from 1 to 4294967295
					{"imp_travel":{"excluded_asns":[{"asn":1}]}}            | /imp_travel/excluded_asns/0/reason   | reason is required
					{"imp_travel":{"excluded_users":[{"reason":"a"}]}}      | /imp_travel/excluded_users/0/email   | email is required
					{"imp_travel":{"excluded_users":[{"email":"mia","reason":"a"}]}} | /imp_travel/excluded_users/0/email | email must be an e-mail address
					{"imp_travel":{"excluded_users":[{"email":"m@x","expires_at":"never","reason":"a"}]}} | /imp_travel/excluded_users/0/expires_at | expires_at must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999
					{"imp_travel":{"excluded_networks":["192.0.2.0/24"]}}   | /imp_travel/excluded_networks/0      | 0 must be an object
					{"imp_travel":{"excluded_networks":[null]}}             | /imp_travel/excluded_networks/0      | 0 must be an object
					{"malicious_file":{"reason":[]}}                        | /malicious_file/reason               | reason is unknown
					{"malicious_file":{"reasons":"virus"}}                  | /malicious_file/reasons              | reasons must be an array
					{"malicious_file":{"reasons":["a",1]}}                  | /malicious_file/reasons/1            | 1 must be a string
					{"malicious_file":{"reasons":[null]}}                   | /malicious_file/reasons/0            | 0 must be a string
					{"malicious_file":{"reasons":[" "]}}                    | /malicious_file/reasons/0            | 0 must not be empty
					{"malicious_file":{"file_info":"verdict"}}              | /malicious_file/file_info            | file_info must be an object
					{"malicious_file":{"file_info":{"member":"a","value":1}}} | /malicious_file/file_info/value    | value must be a string
					{"malicious_file":{"file_info":{"member":"","value":"b"}}} | /malicious_file/file_info/member  | member must not be empty
					{"malicious_file":{"file_info":{"member":"a","value":"b","x":1}}} | /malicious_file/file_info/x | x is unknown
					""")
	void aWrongBodyIsNamedByItsPlace(String body, String pointer, String message) {
		assertFailure(this.api.put(this.path, body), 400, error((pointer != null) ? pointer : "", message));
		assertSettings(this.api.get(this.path), DEFAULT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"reason":"a"}                                              | /cidr       | cidr is required
					{"cidr":null,"reason":"a"}                                  | /cidr       | cidr must be a string
					{"cidr":7,"reason":"a"}                                     | /cidr       | cidr must be a string
					{"cidr":" ","reason":"a"}                                   | /cidr       | cidr must not be empty
					{"cidr":"192.0.2.0","reason":"a"}                           | /cidr       | cidr must be a network as 192.0.2.0/24 or 2001:db8::/32
					{"cidr":"192.0.2.0/33","reason":"a"}                        | /cidr       | cidr must be a network as 192.0.2.0/24 or 2001:db8::/32
					{"cidr":"2001:db8::/129","reason":"a"}                      | /cidr       | cidr must be a network as 192.0.2.0/24 or 2001:db8::/32
					{"cidr":"vpn.example/24","reason":"a"}                      | /cidr       | cidr must be a network as 192.0.2.0/24 or 2001:db8::/32
					{"cidr":"192.0.2.0/24"}                                     | /reason     | reason is required
					{"cidr":"192.0.2.0/24","reason":""}                         | /reason     | reason must not be empty
					{"cidr":"192.0.2.0/24","reason":"a","expires_at":"soon"}    | /expires_at | expires_at must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999
					{"cidr":"192.0.2.0/24","reason":"a","expires_at":true}      | /expires_at | expires_at must be an RFC 3339 time or a number since 1970, in the years 1970 to 9999
					{"cidr":"192.0.2.0/24","reason":"a","expires":"never"}      | /expires    | expires is unknown
					""")
	void aWrongNetworkIsNamedByItsPlace(String network, String pointer, String message) {
		String body = "{\"imp_travel\":{\"excluded_networks\":[{\"cidr\":\"::1/128\",\"reason\":\"right\"},%s]}}";
		assertFailure(this.api.put(this.path, body.formatted(network)), 400,
				error("/imp_travel/excluded_networks/1" + pointer, message));
		assertSettings(this.api.get(this.path), DEFAULT);
	}

	@Test
	void textsAndListsHaveAGreatestLength() {
		String network = "{\"cidr\":\"192.0.2.0/24\",\"reason\":\"%s\"}";
		assertFailure(change("imp_travel", "excluded_networks", List.of(network.formatted("x".repeat(257)))), 400,
				error("/imp_travel/excluded_networks/0/reason", "reason must have at most 256 characters"));
		assertFailure(change("imp_travel", "excluded_networks", Collections.nCopies(10_001, network.formatted("x"))),
				400, error("/imp_travel/excluded_networks", "excluded_networks must have at most 10000 entries"));
		assertFailure(change("malicious_file", "reasons", List.of("\"" + "x".repeat(129) + "\"")), 400,
				error("/malicious_file/reasons/0", "0 must have at most 128 characters"));
		assertFailure(change("malicious_file", "reasons", Collections.nCopies(101, "\"x\"")), 400,
				error("/malicious_file/reasons", "reasons must have at most 100 entries"));
		assertSettings(this.api.get(this.path), DEFAULT);
		assertThat(change("imp_travel", "excluded_networks",
				Collections.nCopies(10_000, network.formatted("\u00fc".repeat(256))))
			.statusCode()).isEqualTo(200);
		assertThat(change("malicious_file", "reasons", Collections.nCopies(100, "\"" + "x".repeat(128) + "\""))
			.statusCode()).isEqualTo(200);
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
	void whatIsNoJsonIsRefused(String body) {
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

	private HttpResponse<String> change(String section, String list, List<String> entries) {
		return this.api.put(this.path, "{\"%s\":{\"%s\":[%s]}}".formatted(section, list, String.join(",", entries)));
	}

	private static String error(String pointer, String message) {
		return "{\"code\":12003,\"message\":\"%s\",\"source\":{\"pointer\":\"%s\"}}".formatted(message, pointer);
	}

	private static void assertSettings(HttpResponse<String> answer, String settings) {
		assertThat(answer.body()).isEqualTo(success(settings));
		assertThat(answer.statusCode()).isEqualTo(200);
	}

}
