package io.ztrisk.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The bodies that an update of settings takes, what they change, and what they are
 * refused for.
 */
class SettingsUpdateTests {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	private static final String DEFAULT = JSON.writeValueAsString(DetectionSettings.DEFAULT);

	private SettingsOverrides overrides = SettingsOverrides.parse(JSON, "{}");

	@Test
	void membersAreMergedAndListsAreReplaced() {
		change("{\"high_dlp\":{\"matches\":5},\"malicious_file\":{\"reasons\":[\"a\",\"b\"]}}");
		change("{\"high_dlp\":{\"seconds\":30},\"malicious_file\":{\"reasons\":[\"c\"]}}");
		String changed = DEFAULT.replace("\"matches\":15,\"seconds\":60", "\"matches\":5,\"seconds\":30");
		assertThat(change("{\"imp_travel\":{\"min_km\":1}}"))
			.isEqualTo(changed.replaceAll("\"reasons\":\\[.*?]", "\"reasons\":[\"c\"]")
				.replace("\"min_km\":500", "\"min_km\":1"));
		assertThat(change("{\"malicious_file\":{\"reasons\":[]},\"imp_travel\":{\"min_km\":500}}"))
			.isEqualTo(changed.replaceAll("\"reasons\":\\[.*?]", "\"reasons\":[]"));
	}

	@Test
	void onlyTheSentMembersAreKept() {
		change("{\"high_dlp\":{\"matches\":5}}");
		change("{\"imp_travel\":{\"min_km\":500}}");
		assertThat(this.overrides.values())
			.hasToString("{\"high_dlp\":{\"matches\":5},\"imp_travel\":{\"min_km\":500}}");
	}

	@Test
	void fileInfoCanBeUpdatedPartiallyAndRemovedWithNull() {
		assertProblem("{\"malicious_file\":{\"file_info\":{\"value\":\"bad\"}}}", "/malicious_file/file_info/member",
				"member is required");
		change("{\"malicious_file\":{\"file_info\":{\"member\":\"verdict\",\"value\":\"bad\"}}}");
		assertThat(change("{\"malicious_file\":{\"file_info\":{\"value\":\"worse\"}}}")).isEqualTo(
				DEFAULT.replace("\"file_info\":null", "\"file_info\":{\"member\":\"verdict\",\"value\":\"worse\"}"));
		assertThat(change("{\"malicious_file\":{\"file_info\":null}}")).isEqualTo(DEFAULT);
		assertProblem("{\"malicious_file\":{\"file_info\":{\"member\":\"verdict\"}}}",
				"/malicious_file/file_info/value", "value is required");
	}

	@Test
	void anExpiryIsShownInUtcAndMayBeNull() {
		assertThat(change("""
				{"imp_travel":{"excluded_networks":[{"cidr":"192.0.2.1/32","reason":"a","expires_at":null},
				{"cidr":"::/0","reason":"b","expires_at":"2026-12-01T01:00:00.5+01:00"}]}}""")).isEqualTo(DEFAULT
			.replace("\"excluded_networks\":[]", "\"excluded_networks\":[{\"cidr\":\"192.0.2.1/32\",\"reason\":\"a\"},"
					+ "{\"cidr\":\"::/0\",\"expires_at\":\"2026-12-01T00:00:00.500Z\",\"reason\":\"b\"}]"));
	}

	@Test
	void excludedHostsAndUsersGetTheFormOfTheirLookUp() {
		assertThat(change("""
				{"domains":{"excluded_hosts":[{"host":"B\u00fccher.Example.","reason":"a"}]},
				"imp_travel":{"excluded_users":[{"email":" Mia@Example.org","reason":"b"}]}}"""))
			.contains("\"host\":\"xn--bcher-kva.example\"", "\"email\":\"mia@example.org\"");
	}

	@ParameterizedTest
	@CsvSource({ "feeds, quiet_after_seconds, 60, 2592000", "high_dlp, matches, 1, 1000", "high_dlp, seconds, 1, 3600",
			"imp_travel, max_hours, 1, 24", "imp_travel, min_km, 1, 20037", "imp_travel, min_kmh, 1, 100000" })
	void integersHaveARange(String section, String name, int least, int most) {
		String body = "{\"%s\":{\"%s\":%s}}";
		for (int inside : List.of(least, most)) {
			assertThat(change(body.formatted(section, name, inside))).contains("\"%s\":%d".formatted(name, inside));
		}
		for (String outside : List.of(Integer.toString(least - 1), Integer.toString(most + 1), "-1", "1.5", "60.0",
				"99999999999999999999", "\"60\"", "true", "null", "[]", "{}")) {
			assertProblem(body.formatted(section, name, outside), "/" + section + "/" + name,
					"%s must be an integer from %d to %d".formatted(name, least, most));
		}
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
					{"imp_travel":{"anonymizers":"never"}}                  | /imp_travel/anonymizers              | anonymizers must be judge or suppress
					{"imp_travel":{"anonymizers":true}}                     | /imp_travel/anonymizers              | anonymizers must be judge or suppress
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
	void aProblemIsNamedByItsPlace(String body, @Nullable String pointer, String message) {
		assertProblem(body, (pointer != null) ? pointer : "", message);
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
	void aProblemOfANetworkIsNamedByItsPlace(String network, String pointer, String message) {
		String body = "{\"imp_travel\":{\"excluded_networks\":[{\"cidr\":\"::1/128\",\"reason\":\"right\"},%s]}}";
		assertProblem(body.formatted(network), "/imp_travel/excluded_networks/1" + pointer, message);
	}

	@Test
	void textsAndListsHaveAGreatestLength() {
		String network = "{\"cidr\":\"192.0.2.0/24\",\"reason\":\"%s\"}";
		assertProblem(list("imp_travel", "excluded_networks", List.of(network.formatted("x".repeat(1001)))),
				"/imp_travel/excluded_networks/0/reason", "reason must have at most 1000 characters");
		assertProblem(list("imp_travel", "excluded_networks", Collections.nCopies(10_001, network.formatted("x"))),
				"/imp_travel/excluded_networks", "excluded_networks must have at most 10000 entries");
		assertProblem(list("malicious_file", "reasons", List.of("\"" + "x".repeat(129) + "\"")),
				"/malicious_file/reasons/0", "0 must have at most 128 characters");
		assertProblem(list("malicious_file", "reasons", Collections.nCopies(101, "\"x\"")), "/malicious_file/reasons",
				"reasons must have at most 100 entries");
		change(list("imp_travel", "excluded_networks", Collections.nCopies(10_000, network.formatted("x"))));
		change(list("malicious_file", "reasons", Collections.nCopies(100, "\"" + "x".repeat(128) + "\"")));
	}

	@Test
	void aListWithTooManyEntriesReportsTheErrorsInTheFirstOnes() {
		List<String> reasons = new ArrayList<>(Collections.nCopies(102, "\"x\""));
		List.of(0, 99, 100).forEach((index) -> reasons.set(index, "7"));
		String wrong = "/malicious_file/reasons/";
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> change(list("malicious_file", "reasons", reasons)))
			.satisfies((ex) -> assertThat(ex.errors()).extracting(ApiError::source)
				.containsExactly(new ApiError.Source("/malicious_file/reasons"), new ApiError.Source(wrong + "0"),
						new ApiError.Source(wrong + "99")));
	}

	/**
	 * The whole settings after an update.
	 */
	private String change(String body) {
		this.overrides = this.overrides.with(new SettingsUpdate(JsonFields.of(JSON.readTree(body))),
				this.overrides.withDefaults(JSON));
		return JSON.writeValueAsString(this.overrides.withDefaults(JSON));
	}

	private void assertProblem(String body, String pointer, String message) {
		String before = this.overrides.values().toString();
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> change(body))
			.satisfies((ex) -> assertThat(ex.errors())
				.containsExactly(ApiError.at(pointer, ErrorCode.INVALID_FIELD, message)));
		assertThat(this.overrides.values()).hasToString(before);
	}

	private static String list(String section, String name, List<String> entries) {
		return "{\"%s\":{\"%s\":[%s]}}".formatted(section, name, String.join(",", entries));
	}

}
