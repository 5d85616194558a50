package io.ztrisk.cloudflare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.RecordParser;
import io.ztrisk.mapping.Mapping;
import io.ztrisk.mapping.PredefinedMappings;
import io.ztrisk.log.TimeLimits;
import org.jspecify.annotations.Nullable;

import static io.ztrisk.cloudflare.LogField.list;
import static io.ztrisk.cloudflare.LogField.structure;
import static io.ztrisk.cloudflare.LogField.text;

/**
 * The datasets of Logpush, and the fields that are read from their records.
 */
public enum CloudflareDataset implements Dataset {

	/** Logins to applications. */
	ACCESS_REQUESTS("CreatedAt", "UserUID", AccessRequestMapper::map,
			RecordIdentity.of("RayID", "Action", "Allowed", "AppDomain", "Country", "IPAddress"), text("Action"),
			text("Allowed"), text("AppDomain"), text("Country"), text("IPAddress")),

	/** Findings in SaaS applications. No detector reads them. */
	CASB_FINDINGS("DetectedTimestamp"),

	/** Reports about devices, from their clients and from security vendors. */
	DEVICE_POSTURE_RESULTS("Timestamp", "UserUID", PostureResultMapper::map,
			RecordIdentity.of(null, "DeviceID", "DeviceName", "PostureCheckName", "PostureCheckType",
					"PostureEvaluatedResult", "PostureReceivedJSON"),
			text("DeviceID"), text("DeviceName"), text("PostureCheckName"), text("PostureCheckType"),
			text("PostureEvaluatedResult"), structure("PostureReceivedJSON")),

	/** Copies of content that DLP matched. No detector reads them; nothing is stored. */
	DLP_FORENSIC_COPIES("Datetime"),

	/** DNS queries. */
	GATEWAY_DNS("Datetime", "UserID", GatewayDnsMapper::map,
			RecordIdentity
				.of("QueryID", "DeviceID", "MatchedCategoryIDs", "QueryCategoryIDs", "QueryCategoryNames", "QueryName",
						"ResolverDecision", "SrcIP")
				.and("CNAMECategoryIDs", "CNAMECategoryNames", "InitialCategoryIDs", "InitialCategoryNames",
						"MatchedCategoryNames"),
			text("DeviceID"), list("MatchedCategoryIDs"), list("QueryCategoryIDs"), list("QueryCategoryNames"),
			text("QueryName"), text("ResolverDecision"), text("SrcIP"), list("CNAMECategoryIDs"),
			list("CNAMECategoryNames"), list("InitialCategoryIDs"), list("InitialCategoryNames"),
			list("MatchedCategoryNames")),

	/** HTTP requests. */
	GATEWAY_HTTP("Datetime", "UserID", GatewayHttpMapper::map,
			RecordIdentity.of("RequestID", "Action", "BlockedFileHash", "BlockedFileName", "BlockedFileReason",
					"CategoryIDs", "CategoryNames", "DeviceID", "DownloadMatchedDlpProfiles", "FileInfo", "HTTPHost",
					"SourceIP", "UploadMatchedDlpProfiles", "URL"),
			text("Action"), text("BlockedFileHash"), text("BlockedFileName"), text("BlockedFileReason"),
			list("CategoryIDs"), list("CategoryNames"), text("DeviceID"), list("DownloadMatchedDlpProfiles"),
			structure("FileInfo"), text("HTTPHost"), text("SourceIP"), list("UploadMatchedDlpProfiles"), text("URL")),

	/** Network sessions through the gateway. No detector reads them. */
	GATEWAY_NETWORK("Datetime"),

	/** Network sessions of devices. No detector reads them. */
	ZERO_TRUST_NETWORK_SESSIONS("SessionEndTime");

	private final String timeField;

	/** Null if records are only counted. */
	private final @Nullable String userIdField;

	private final @Nullable Function<LogRecord, ActivityRecord> mapper;

	private final RecordIdentity identity;

	private final List<LogField> fields;

	private final Mapping mapping = Files.mapping(key());

	CloudflareDataset(String timeField) {
		this(timeField, null, null, RecordIdentity.of(null));
	}

	CloudflareDataset(String timeField, @Nullable String userIdField,
			@Nullable Function<LogRecord, ActivityRecord> mapper, RecordIdentity identity, LogField... fields) {
		this.timeField = timeField;
		this.userIdField = userIdField;
		this.mapper = mapper;
		this.identity = identity;
		this.fields = Stream
			.concat(Stream.of(fields), Stream.concat(Stream.of(LogField.time(timeField)),
					Stream.of("Email", userIdField, identity.idField()).filter(Objects::nonNull).map(LogField::text)))
			.toList();
	}

	@Override
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	@Override
	public RecordParser newParser(TimeLimits limits) {
		return new CloudflareParser(this, limits);
	}

	/** Whether records are mapped to activities; if not, they are only counted. */
	boolean isMapped() {
		return this.mapper != null;
	}

	public String timeField() {
		return this.timeField;
	}

	@Override
	public Mapping mapping() {
		return this.mapping;
	}

	@Nullable String userIdField() {
		return this.userIdField;
	}

	/**
	 * Maps a record of this dataset to activities. Called for every record, so it must be
	 * fast.
	 * @throws io.ztrisk.body.BadLineException if a field of an activity cannot be read
	 */
	ActivityRecord activities(LogRecord record) {
		return Objects.requireNonNull(this.mapper).apply(record);
	}

	RecordIdentity identity() {
		return this.identity;
	}

	/** The fields that are read. */
	List<LogField> fields() {
		return this.fields;
	}

	/** The files of the datasets. */
	private static final class Files {

		private static final Map<String, Mapping> MAPPINGS = PredefinedMappings.read("cloudflare");

		static Mapping mapping(String key) {
			return Objects.requireNonNull(MAPPINGS.get(key));
		}

	}

}
