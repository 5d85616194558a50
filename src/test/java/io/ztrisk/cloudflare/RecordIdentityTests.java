package io.ztrisk.cloudflare;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.body.Line;
import io.ztrisk.observation.UserFinding;
import io.ztrisk.log.LogParser;
import io.ztrisk.log.ParsedLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keys of records and ids of detected events that must never change, since records come
 * again and events are stored by them.
 */
class RecordIdentityTests {

	private static final String TIME = "2026-01-15T09:00:00.123456Z";

	private final LogParser parser = new LogParser(Clock.fixed(Instant.parse("2026-01-16T00:00:00Z"), ZoneOffset.UTC),
			Duration.ofDays(30));

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					access_requests        | "CreatedAt":"%s","RayID":"7e3b1c9f2a4d5e60","Action":"login","Country":"us" | b521bc57-f50a-89f6-952d-774054d3fbd2
					access_requests        | "CreatedAt":"%s","Action":"login","Allowed":true,"AppDomain":"wiki.example.com","Country":"us","IPAddress":"203.0.113.7" | 6653c651-1e25-8ab6-82d6-a508287fc0a7
					access_requests        | "CreatedAt":"%s","RayID":"-","Allowed":null | 8a02572f-8302-85ac-9015-26d6df2bbaee
					device_posture_results | "Timestamp":"%s","DeviceID":"d1","DeviceName":"laptop","PostureCheckName":"s2s","PostureCheckType":"crowdstrike_s2s","PostureEvaluatedResult":"fail","PostureReceivedJSON":{"overall":40,"os":[1,2]} | 8bb09785-5bf5-8609-929c-75f7f785b1c3
					device_posture_results | "Timestamp":"%s","PostureReceivedJSON":"{\\"overall\\":40,\\"os\\":[1,2]}" | 7d16436b-6626-8628-97d2-452fd5f455a5
					gateway_dns            | "Datetime":"%s","QueryID":"q1","QueryName":"a.example.com" | 90029860-7ede-8cb3-adb0-ce0bdced5e27
					gateway_dns            | "Datetime":"%s","DeviceID":"d1","MatchedCategoryIDs":[68],"QueryCategoryIDs":"[21,131]","QueryCategoryNames":["Malware"],"QueryName":"a.example.com","ResolverDecision":"allowed","SrcIP":"192.0.2.1" | fd848950-931f-82de-a8ed-6976e074e386
					gateway_dns            | "Datetime":"%s","QueryName":"a.example.com","CNAMECategoryIDs":[1],"CNAMECategoryNames":["x"],"InitialCategoryIDs":[2],"InitialCategoryNames":["y"],"MatchedCategoryNames":["z"] | 4fd7eb69-f808-87c1-8e2f-2748a935d488
					gateway_http           | "Datetime":"%s","RequestID":"r1","HTTPHost":"a.example.com" | 9fab7679-83e4-8c47-98d1-db71fb26a012
					gateway_http           | "Datetime":"%s","Action":"block","BlockedFileHash":"h","BlockedFileName":"n","BlockedFileReason":"avscan","CategoryIDs":[68],"CategoryNames":["Malware"],"DeviceID":"d1","DownloadMatchedDlpProfiles":["a"],"FileInfo":{"files":[]},"HTTPHost":"a.example.com","SourceIP":"192.0.2.1","UploadMatchedDlpProfiles":["b"],"URL":"https://a.example.com/" | 9badc833-322d-8c20-b216-1257789410b2
					gateway_http           | "Datetime":"%s","HTTPHost":"a.example.com" | 377c082b-65ff-8a75-8be5-039bae4c4f43
					""")
	void theKeyOfARecordNeverChanges(String dataset, String fields, UUID key) {
		assertThat(key(dataset, fields)).isEqualTo(key);
	}

	@Test
	void theIdOfADetectedEventNeverChanges() {
		assertThat(UserFinding.eventId("f037e56e89293a057740de681ac9abbe",
				UUID.fromString("c0ffee00-0000-4000-8000-000000000001"), new Behavior("high_risk_domain"),
				"example.com 2026-01-15T09:00:00Z"))
			.isEqualTo(UUID.fromString("0607b3b8-6138-87dc-9287-0c8a4a64d070"));
	}

	private UUID key(String dataset, String fields) {
		String line = "{\"Email\":\"mia@example.com\"," + fields.formatted(TIME) + "}";
		ParsedLine read = this.parser.parse(CloudflareDataset.valueOf(dataset.toUpperCase(Locale.ROOT)),
				new Line(1, line.getBytes(StandardCharsets.UTF_8), null));
		return Objects.requireNonNull(read.record()).source().key();
	}

}
