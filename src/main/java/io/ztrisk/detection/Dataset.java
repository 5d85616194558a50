package io.ztrisk.detection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import static io.ztrisk.detection.LogField.laterList;
import static io.ztrisk.detection.LogField.list;
import static io.ztrisk.detection.LogField.structure;
import static io.ztrisk.detection.LogField.text;

/**
 * The datasets of activity logs, named as Logpush names them, and the fields that are
 * read of their records; all others are skipped.
 */
public enum Dataset {

	/** Logins to applications. */
	ACCESS_REQUESTS("CreatedAt", "UserUID", "RayID", text("Action"), text("Allowed"), text("AppDomain"),
			text("Country"), text("IPAddress")),

	/** Findings in SaaS applications. No detector reads them. */
	CASB_FINDINGS("DetectedTimestamp", null, null),

	/** What the clients of devices, and their vendors, report of them. */
	DEVICE_POSTURE_RESULTS("Timestamp", "UserUID", null, text("DeviceID"), text("DeviceName"), text("PostureCheckName"),
			text("PostureCheckType"), text("PostureEvaluatedResult"), structure("PostureReceivedJSON")),

	/**
	 * Copies of what DLP matched. No detector reads them, and nothing of them is kept.
	 */
	DLP_FORENSIC_COPIES("Datetime", null, null),

	/** DNS queries. */
	GATEWAY_DNS("Datetime", "UserID", "QueryID", text("DeviceID"), list("MatchedCategoryIDs"), list("QueryCategoryIDs"),
			list("QueryCategoryNames"), text("QueryName"), text("ResolverDecision"), text("SrcIP"),
			laterList("CNAMECategoryIDs"), laterList("CNAMECategoryNames"), laterList("InitialCategoryIDs"),
			laterList("InitialCategoryNames"), laterList("MatchedCategoryNames")),

	/** HTTP requests. */
	GATEWAY_HTTP("Datetime", "UserID", "RequestID", text("Action"), text("BlockedFileHash"), text("BlockedFileName"),
			text("BlockedFileReason"), list("CategoryIDs"), list("CategoryNames"), text("DeviceID"),
			list("DownloadMatchedDlpProfiles"), structure("FileInfo"), text("HTTPHost"), text("SourceIP"),
			list("UploadMatchedDlpProfiles"), text("URL")),

	/** Network sessions through the gateway. No detector reads them. */
	GATEWAY_NETWORK("Datetime", null, null),

	/** Network sessions of devices. No detector reads them. */
	ZERO_TRUST_NETWORK_SESSIONS("SessionEndTime", null, null);

	private final String time;

	private final @Nullable String userId;

	private final @Nullable String recordId;

	private final List<LogField> fields;

	private final Map<String, LogField.Kind> kinds;

	Dataset(String time, @Nullable String userId, @Nullable String recordId, LogField... fields) {
		this.time = time;
		this.userId = userId;
		this.recordId = recordId;
		this.fields = List.of(fields);
		this.kinds = Stream
			.concat(this.fields.stream(),
					Stream.concat(Stream.of(LogField.time(time)),
							Stream.of("Email", userId, recordId).filter(Objects::nonNull).map(LogField::text)))
			.collect(Collectors.toMap(LogField::name, LogField::kind));
	}

	/**
	 * The name in paths and answers.
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Finds a dataset by its name.
	 */
	public static Optional<Dataset> parse(String key) {
		return Stream.of(values()).filter((dataset) -> dataset.key().equals(key)).findFirst();
	}

	/**
	 * Whether the records are judged, and not only counted.
	 */
	public boolean isJudged() {
		return this.userId != null;
	}

	/** The field with the record's time. */
	String time() {
		return this.time;
	}

	/** The field with the user's id, null where records are not judged. */
	@Nullable String userId() {
		return this.userId;
	}

	/** The field that tells records apart, null if there is none. */
	@Nullable String recordId() {
		return this.recordId;
	}

	/** What a field holds, null if it is not read. */
	LogField.@Nullable Kind kind(String field) {
		return this.kinds.get(field);
	}

	/** The other fields that are read. */
	List<LogField> fields() {
		return this.fields;
	}

}
