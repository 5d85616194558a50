package io.ztrisk.detection;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.body.Line;
import io.ztrisk.detector.CorpusTests;
import io.ztrisk.cloudflare.CloudflareDataset;
import io.ztrisk.log.LogParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which fields are missing in a record, for each behaviour, and how incomplete
 * records are counted.
 */
class IncompleteRecordsTests {

	private final LogParser parser = new LogParser(Clock.fixed(Instant.parse("2026-01-15T10:00:00Z"), ZoneOffset.UTC),
			Duration.ofDays(30));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"Action":"login","Allowed":true           |
			"Action":" LOGIN ","Allowed":"False"      |
			"Action":"logout","Allowed":true          |
			"Action":"logout"                         |
			"Allowed":false                           |
			"Action":"","Allowed":"false"             |
			"Action":"","Allowed":true                | Action
			"Action":null,"Allowed":true              | Action
			"Action":" ","Allowed":"true"             | Action
			"Allowed":true                            | Action
			"Action":"login"                          | Allowed
			"Action":"login","Allowed":null           | Allowed
			"Action":"login","Allowed":""             | Allowed
			"Action":"login","Allowed":"yes"          | Allowed
			"Country":"PT"                            | Action Allowed
			""")
	void aLoginNeedsItsActionAndWhetherItWasAllowed(String fields, String missing) {
		assertMissing("imp_travel", CloudflareDataset.ACCESS_REQUESTS, fields, missing);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"UploadMatchedDlpProfiles":[],"DownloadMatchedDlpProfiles":[]     |
					"UploadMatchedDlpProfiles":null,"DownloadMatchedDlpProfiles":null |
					"UploadMatchedDlpProfiles":"","DownloadMatchedDlpProfiles":[""]   |
					"UploadMatchedDlpProfiles":["PCI"]                                |
					"DownloadMatchedDlpProfiles":["PCI"]                              |
					"UploadMatchedDlpProfiles":[]                                     | DownloadMatchedDlpProfiles
					"DownloadMatchedDlpProfiles":[]                                   | UploadMatchedDlpProfiles
					"HTTPHost":"a.example.com"                                        | DownloadMatchedDlpProfiles UploadMatchedDlpProfiles
					""")
	void aRequestNeedsItsDlpProfiles(String fields, String missing) {
		assertMissing("high_dlp", CloudflareDataset.GATEWAY_HTTP, fields, missing);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"BlockedFileReason":"","BlockedFileName":"","BlockedFileHash":""  |
			"BlockedFileReason":null                                          |
			"BlockedFileReason":"malware","BlockedFileName":"a.exe"           |
			"BlockedFileReason":"unknown"                                     |
			"BlockedFileReason":"","BlockedFileName":"a.exe"                  | BlockedFileReason
			"BlockedFileReason":null,"BlockedFileHash":"00ff"                 | BlockedFileReason
			"BlockedFileName":"","FileInfo":{"files":[]}                      | BlockedFileReason
			"HTTPHost":"a.example.com"                                        | BlockedFileReason
			""")
	void aRequestNeedsTheReasonOfABlockedFile(String fields, String missing) {
		assertMissing("malicious_file", CloudflareDataset.GATEWAY_HTTP, fields, missing);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			GATEWAY_DNS  | "QueryCategoryIDs":[26]                                        |
			GATEWAY_DNS  | "QueryCategoryIDs":[]                                          |
			GATEWAY_DNS  | "QueryCategoryIDs":null                                        |
			GATEWAY_DNS  | "MatchedCategoryIDs":[],"QueryCategoryIDs":""                  |
			GATEWAY_DNS  | "MatchedCategoryIDs":[21,17]                                   |
			GATEWAY_DNS  | "MatchedCategoryIDs":[]                                        | QueryCategoryIDs
			GATEWAY_DNS  | "QueryName":"a.example.com"                                    | QueryCategoryIDs
			GATEWAY_DNS  | "InitialCategoryIDs":[26]                                     |
			GATEWAY_DNS  | "InitialCategoryNames":["Technology"]                         |
			GATEWAY_DNS  | "QueryCategoryNames":["Phishing"]                             |
			GATEWAY_DNS  | "MatchedCategoryNames":[]                                     | QueryCategoryIDs
			GATEWAY_HTTP | "CategoryIDs":[26]                                             |
			GATEWAY_HTTP | "CategoryNames":["Technology"]                                |
			GATEWAY_HTTP | "CategoryIDs":[]                                               |
			GATEWAY_HTTP | "QueryCategoryIDs":[21],"HTTPHost":"a.example.com"             | CategoryIDs
			""")
	void aVisitNeedsTheCategoriesOfItsDomain(CloudflareDataset dataset, String fields, String missing) {
		assertMissing("security_domain", dataset, fields, missing);
		assertMissing("high_risk_domain", dataset, fields, missing);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"PostureCheckType":"os_version"                                                                     |
					"PostureCheckType":"crowdstrike_s2s","PostureReceivedJSON":{"os":90,"overall":null}                 |
					"PostureCheckType":"crowdstrike_s2s","PostureReceivedJSON":"{\\"overall\\":\\"90\\"}"               |
					"PostureCheckType":"crowdstrike_s2s","PostureReceivedJSON":{"state":"online"}                       | PostureReceivedJSON
					"PostureCheckType":"crowdstrike_s2s","PostureReceivedJSON":{"overall":"none"}                       | PostureReceivedJSON
					"PostureCheckType":"crowdstrike_s2s","PostureReceivedJSON":null                                     | PostureReceivedJSON
					"PostureCheckType":"CrowdStrike"                                                                    | PostureReceivedJSON
					"PostureReceivedJSON":{"overall":90}                                                                | PostureCheckType
					"PostureCheckType":" ","PostureReceivedJSON":"{}"                                                   | PostureCheckType
					"DeviceID":"d"                                                                                      | PostureCheckType PostureReceivedJSON
					""")
	void aScoreNeedsTheCheckAndWhatItReceived(String fields, String missing) {
		assertMissing("crowdstrike_low", CloudflareDataset.DEVICE_POSTURE_RESULTS, fields, missing);
		assertMissing("crowdstrike_medium", CloudflareDataset.DEVICE_POSTURE_RESULTS, fields, missing);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"PostureCheckType":"sentinelone_s2s","PostureReceivedJSON":{"infected":false}          |
			"PostureCheckType":"sentinelone_s2s","PostureReceivedJSON":{"active_threats":"0"}      |
			"PostureCheckType":"sentinelone_s2s","PostureReceivedJSON":{"infected":"TRUE"}         |
			"PostureCheckType":"sentinelone_s2s","PostureReceivedJSON":{"infected":"unknown"}      | PostureReceivedJSON
			"PostureCheckType":"sentinelone_s2s","PostureReceivedJSON":""                          | PostureReceivedJSON
			"PostureCheckType":"sentinelone_s2s"                                                   | PostureReceivedJSON
			"PostureCheckType":"","PostureReceivedJSON":{"infected":false}                         | PostureCheckType
			""")
	void anInfectionNeedsTheCheckAndWhatItReceived(String fields, String missing) {
		assertMissing("sentinel_one", CloudflareDataset.DEVICE_POSTURE_RESULTS, fields, missing);
	}

	@Test
	void aRecordIsCountedOnceAFieldHoweverManyBehavioursNeedIt() {
		IncompleteRecords records = new IncompleteRecords(CorpusTests.DETECTORS);
		assertThat(records.isEmpty()).isTrue();
		records.add(record(CloudflareDataset.GATEWAY_HTTP,
				"\"CategoryIDs\":[],\"BlockedFileReason\":\"\",\"UploadMatchedDlpProfiles\":[],\"DownloadMatchedDlpProfiles\":[]"));
		assertThat(records.isEmpty()).isTrue();
		for (int i = 0; i < 3; i++) {
			records.add(record(CloudflareDataset.GATEWAY_HTTP, "\"BlockedFileReason\":\"\""));
		}
		records.add(record(CloudflareDataset.GATEWAY_HTTP, "\"CategoryIDs\":[21],\"UploadMatchedDlpProfiles\":[]"));
		assertThat(records.isEmpty()).isFalse();
		assertThat(records.byField(Set.of())).isEmpty();
		assertThat(records.byField(Set.of(new Behavior("imp_travel")))).isEmpty();
		assertThat(records.byField(Set.of(new Behavior("security_domain"), new Behavior("high_risk_domain"))))
			.isEqualTo(Map.of("CategoryIDs", 3L));
		assertThat(records.byField(BehaviorCatalogue.defaults().keySet())).isEqualTo(Map.of("BlockedFileReason", 1L,
				"CategoryIDs", 3L, "DownloadMatchedDlpProfiles", 4L, "UploadMatchedDlpProfiles", 3L));
	}

	private void assertMissing(String behavior, CloudflareDataset dataset, String fields, String missing) {
		IncompleteRecords records = new IncompleteRecords(List.of(CorpusTests.detector(behavior)));
		records.add(record(dataset, fields));
		assertThat(String.join(" ", records.byField(Set.of(new Behavior(behavior))).keySet()))
			.isEqualTo(Objects.requireNonNullElse(missing, ""));
	}

	private ActivityRecord record(CloudflareDataset dataset, String fields) {
		String line = "{\"%s\":\"2026-01-15T09:00:00Z\",\"Email\":\"mia@example.com\",%s}"
			.formatted(dataset.timeField(), fields);
		return Objects.requireNonNull(
				this.parser.parse(dataset, new Line(1, line.getBytes(StandardCharsets.UTF_8), null)).record());
	}

}
