package io.ztrisk.cloudflare;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.DlpMatch;
import io.ztrisk.activity.DomainVisit;
import io.ztrisk.activity.FileTransfer;
import io.ztrisk.activity.Login;
import io.ztrisk.activity.PostureReport;
import io.ztrisk.body.BadLineException;
import io.ztrisk.body.Line;
import io.ztrisk.log.LogParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Records of Cloudflare's datasets as activities.
 */
class ActivityMapperTests {

	private final LogParser parser = new LogParser(Clock.fixed(Instant.parse("2026-01-15T10:00:00Z"), ZoneOffset.UTC),
			Duration.ofDays(30));

	@ParameterizedTest
	@CsvSource({ "login, true, true", "Login, true, true", "LOGIN, '\"true\"', true", "' login ', '\" True \"', true",
			"login, false, false", "login, '\"false\"', false", "login, 1, false", "logout, true, false",
			"'', true, false" })
	void onlyASuccessfulLoginIsALogin(String action, String allowed, boolean isLogin) {
		ActivityRecord record = record(CloudflareDataset.ACCESS_REQUESTS,
				"\"Action\":\"%s\",\"Allowed\":%s,\"Country\":\"pt\",".formatted(action, allowed)
						+ "\"IPAddress\":\" 192.0.2.1 \",\"RayID\":\"7c1\"");
		Login login = new Login(record.source(), "192.0.2.1", "pt", "7c1", null);
		assertThat(record.activities()).isEqualTo(isLogin ? List.of(login) : List.of());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					"InitialCategoryIDs":[1],"CNAMECategoryIDs":[2],"QueryCategoryIDs":[3]    | InitialCategoryIDs CNAMECategoryIDs
					"CNAMECategoryIDs":[2],"QueryCategoryIDs":[3],"InitialCategoryNames":"x"  | CNAMECategoryIDs
					"QueryCategoryIDs":[3],"MatchedCategoryIDs":[],"InitialCategoryNames":"x" | QueryCategoryIDs
					"MatchedCategoryIDs":[4],"QueryCategoryNames":"x"                         | MatchedCategoryIDs
					"InitialCategoryNames":"x","QueryCategoryNames":"y"                       | InitialCategoryNames
					"QueryCategoryNames":"y"                                                  | QueryCategoryNames
					""")
	void mostExactFieldsGiveTheCategoriesOfAQuery(String fields, String categories) {
		DomainVisit visit = activity(DomainVisit.class, CloudflareDataset.GATEWAY_DNS, fields);
		assertThat(visit.categories()).extracting(DomainVisit.Field::name).containsExactly(categories.split(" "));
		assertThat(visit.named()).isEqualTo(categories.endsWith("Names"));
	}

	@Test
	void aVisitHasTheNamesOfItsCategories() {
		DomainVisit visit = activity(DomainVisit.class, CloudflareDataset.GATEWAY_DNS,
				"\"InitialCategoryIDs\":[1],\"InitialCategoryNames\":[\"a\"],\"CNAMECategoryNames\":[\"b\",\"c\"],"
						+ "\"QueryCategoryNames\":[\"d\"],\"QueryName\":\"A.Example.com.\",\"SrcIP\":\"192.0.2.1\"");
		assertThat(visit.request().categories()).containsExactly("a", "b", "c");
		assertThat(visit.request().normalHost()).isEqualTo("a.example.com");
		assertThat(visit.request().address()).isEqualTo("192.0.2.1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"HTTPHost\":\"A.example.com:8443\"", "\"URL\":\"https://a.example.com/b\"",
			"\"HTTPHost\":\" \",\"URL\":\"//u@a.example.com\"" })
	void theHostOfARequestIsTakenFromTheUrlIfThereIsNoOther(String fields) {
		DomainVisit visit = activity(DomainVisit.class, CloudflareDataset.GATEWAY_HTTP,
				"\"CategoryIDs\":[1]," + fields);
		assertThat(visit.request().normalHost()).isEqualTo("a.example.com");
	}

	@Test
	void aRequestMayBeThreeActivities() {
		ActivityRecord record = record(CloudflareDataset.GATEWAY_HTTP,
				"\"CategoryIDs\":[68],\"UploadMatchedDlpProfiles\":[\"PCI\"],\"BlockedFileReason\":\"av\","
						+ "\"FileInfo\":{\"files\":[{\"direction\":\"upload\",\"size\":1},7,{\"file_name\":\"a\"}]}");
		assertThat(record.activities()).hasExactlyElementsOfTypes(DomainVisit.class, DlpMatch.class,
				FileTransfer.class);
		assertThat(record.missing()).isEmpty();
		FileTransfer transfer = Objects.requireNonNull(record.activity(FileTransfer.class));
		assertThat(Objects.requireNonNull(transfer.details()).files()).hasToString("[{direction=upload}, {name=a}]");
		assertThat(transfer.details().has("size", "1")).isTrue();
	}

	@Test
	void aRequestMayBeNoActivity() {
		ActivityRecord record = record(CloudflareDataset.GATEWAY_HTTP, "\"CategoryIDs\":[],\"BlockedFileReason\":\"\"");
		assertThat(record.activities()).isEmpty();
		assertThat(record.missing())
			.isEqualTo(Map.of(DlpMatch.class, Set.of("UploadMatchedDlpProfiles", "DownloadMatchedDlpProfiles")));
	}

	@Test
	void aReportHasTheValuesOfItsVendorAtAnyDepth() {
		PostureReport report = activity(PostureReport.class, CloudflareDataset.DEVICE_POSTURE_RESULTS,
				"\"PostureCheckType\":\"SentinelOne_s2s\",\"DeviceID\":\"d1\",\"PostureReceivedJSON\":"
						+ "\"{\\\"a\\\":[{\\\"infected\\\":\\\"TRUE\\\"},{\\\"infected\\\":false}],\\\"active_threats\\\":2}\"");
		assertThat(report.infected()).isTrue();
		assertThat(report.activeThreats()).isEqualTo(BigDecimal.TWO);
		assertThat(report.deviceId()).isEqualTo("d1");
	}

	@Test
	void onlyThreeNumbersOfAReportAreScores() {
		PostureReport report = activity(PostureReport.class, CloudflareDataset.DEVICE_POSTURE_RESULTS,
				"\"PostureCheckType\":\"crowdstrike_s2s\",\"PostureReceivedJSON\":{\"overall\":90,\"os\":95,"
						+ "\"sensor_config\":80,\"active_threats\":0,\"infected\":0,\"version\":7}");
		assertThat(report.scores()).hasToString("{os=95, overall=90, sensor_config=80}");
	}

	@Test
	void aReportMustBeJsonIfItsVendorIsKnown() {
		String broken = ",\"PostureReceivedJSON\":\"{broken\"";
		assertThat(record(CloudflareDataset.DEVICE_POSTURE_RESULTS, "\"PostureCheckType\":\"os_version\"" + broken)
			.activities()).isEmpty();
		assertThatExceptionOfType(BadLineException.class)
			.isThrownBy(() -> record(CloudflareDataset.DEVICE_POSTURE_RESULTS,
					"\"PostureCheckType\":\"crowdstrike_s2s\"" + broken))
			.withMessage("/PostureReceivedJSON: must be JSON");
	}

	private <A extends Activity> A activity(Class<A> type, CloudflareDataset dataset, String fields) {
		return Objects.requireNonNull(record(dataset, fields).activity(type));
	}

	private ActivityRecord record(CloudflareDataset dataset, String fields) {
		String line = "{\"%s\":\"2026-01-15T09:00:00Z\",\"Email\":\"mia@example.com\",%s}"
			.formatted(dataset.timeField(), fields);
		return Objects.requireNonNull(
				this.parser.parse(dataset, new Line(1, line.getBytes(StandardCharsets.UTF_8), null)).record());
	}

}
