package io.ztrisk.cloudflare;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.ztrisk.activity.ActivitySource;
import io.ztrisk.body.Line;
import io.ztrisk.log.LogParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fields and activities of Cloudflare's records, as rules read them. Single quotes
 * stand for double ones.
 */
class CloudflareRecordFieldsTests {

	private final LogParser parser = new LogParser(Clock.fixed(Instant.parse("2026-01-15T10:00:00Z"), ZoneOffset.UTC),
			Duration.ofDays(30));

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1', value = {
			"ACCESS_REQUESTS; 'Action':'login','Allowed':true,'AppDomain':'vpn.example.com','Country':'PT',"
					+ "'IPAddress':' 192.0.2.7 ','RayID':'7c1'; action=[login] address=[192.0.2.7] allowed=[true] "
					+ "application=[vpn.example.com] country=[PT] request_id=[7c1]; 192.0.2.0/24",
			"DEVICE_POSTURE_RESULTS; 'DeviceID':'d','DeviceName':'n','PostureCheckName':'c','PostureCheckType':'t',"
					+ "'PostureEvaluatedResult':false,'PostureReceivedJSON':{'overall':1}; check_name=[c] "
					+ "check_result=[false] check_type=[t] device_id=[d] device_name=[n];",
			"GATEWAY_DNS; 'QueryName':'a.example.com','QueryCategoryIDs':[1,'2'],'MatchedCategoryIDs':'[2,3]',"
					+ "'QueryCategoryNames':'x, y','ResolverDecision':'blocked','SrcIP':'2001:db8::1','DeviceID':'d'; "
					+ "address=[2001:db8::1] categories=[x, y] category_ids=[1, 2, 3] decision=[blocked] "
					+ "device_id=[d] host=[a.example.com]; 2001:db8::/48",
			"GATEWAY_HTTP; 'HTTPHost':'a.example.com','URL':'https://a.example.com/','Action':'block','CategoryIDs':[9],"
					+ "'CategoryNames':['z'],'UploadMatchedDlpProfiles':['p'],'DownloadMatchedDlpProfiles':['p','q'],"
					+ "'BlockedFileName':'f','BlockedFileHash':'h','BlockedFileReason':'r','SourceIP':'x',"
					+ "'DeviceID':'','RequestID':7; address=[x] categories=[z] category_ids=[9] decision=[block] "
					+ "file_hash=[h] file_name=[f] host=[a.example.com] profiles=[p, q] reason=[r] request_id=[7] "
					+ "url=[https://a.example.com/];" })
	void recordHasTheFieldsOfItsFile(CloudflareDataset dataset, String record, String fields,
			@Nullable String network) {
		CloudflareRecord read = read(dataset, record);
		assertThat(String.join(" ",
				read.fields().mapped().entrySet().stream().map(Map.Entry<String, ?>::toString).toList()))
			.isEqualTo(fields);
		assertThat(read.fields().texts("network")).map(Object::toString).isEqualTo(list(network));
		assertThat(read.fields().texts("dataset")).map(Object::toString).containsExactly(dataset.key());
		assertThat(read.fields().texts("email")).map(Object::toString).containsExactly("mia@example.com");
		assertThat(read.fields().texts("verdict")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '\1',
			value = { "ACCESS_REQUESTS; 'Action':'Login','Allowed':'true'; login_success",
					"ACCESS_REQUESTS; 'Action':' login ','Allowed':false; login_failure",
					"ACCESS_REQUESTS; 'Action':'logout','Allowed':true;", "ACCESS_REQUESTS; 'Allowed':true;",
					"DEVICE_POSTURE_RESULTS; 'DeviceID':''; posture", "GATEWAY_DNS; 'QueryName':''; visit",
					"GATEWAY_HTTP; 'URL':'x'; visit",
					"GATEWAY_HTTP; 'DownloadMatchedDlpProfiles':['p']; visit dlp_match",
					"GATEWAY_HTTP; 'BlockedFileReason':'r','UploadMatchedDlpProfiles':'p'; visit dlp_match file" })
	void recordHasTheActivitiesOfItsFile(CloudflareDataset dataset, String record, @Nullable String activities) {
		CloudflareRecord read = read(dataset, record);
		assertThat(read.activityNames()).map((activity) -> activity.key()).isEqualTo(list(activities));
		assertThat(read.fields().texts("activity")).map(Object::toString).isEqualTo(list(activities));
	}

	@Test
	void fieldsStayWhenTheNextRecordIsRead() {
		ActivitySource record = read(CloudflareDataset.GATEWAY_DNS, "'QueryName':'a.example.com'");
		record.keep();
		read(CloudflareDataset.GATEWAY_DNS, "'QueryName':'b.example.com','SrcIP':'192.0.2.7'");
		assertThat(record.fields().texts("host")).map(Object::toString).containsExactly("a.example.com");
		assertThat(record.fields().texts("address")).isEmpty();
	}

	private static List<String> list(@Nullable String texts) {
		return (texts != null) ? List.of(texts.split(" ")) : List.of();
	}

	private CloudflareRecord read(CloudflareDataset dataset, String members) {
		String line = "{'%s':'2026-01-15T09:00:00Z','Email':'mia@example.com',%s}"
			.formatted(dataset.timeField(), members)
			.replace('\'', '"');
		return (CloudflareRecord) Objects
			.requireNonNull(
					this.parser.parse(dataset, new Line(1, line.getBytes(StandardCharsets.UTF_8), null)).record())
			.source();
	}

}
