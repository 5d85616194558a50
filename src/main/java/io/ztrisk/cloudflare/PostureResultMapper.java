package io.ztrisk.cloudflare;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.PostureReport;
import io.ztrisk.format.LowerCase;

/**
 * Maps results of device posture checks to posture reports: those from a security vendor.
 */
final class PostureResultMapper {

	private static final String RECEIVED = "PostureReceivedJSON";

	/** Part of the type of a check whose results are read. */
	private static final List<String> VENDORS = List.of("crowdstrike", "sentinelone");

	private PostureResultMapper() {
	}

	static ActivityRecord map(CloudflareRecord record) {
		String type = record.mapped("check_type");
		if (type.isBlank()) {
			Set<String> missing = record.has(RECEIVED) ? Set.of(record.fieldOf("check_type"))
					: Set.of(record.fieldOf("check_type"), RECEIVED);
			return new ActivityRecord(record, List.of(), Map.of(PostureReport.class, missing));
		}
		String lower = LowerCase.of(type);
		if (VENDORS.stream().noneMatch(lower::contains)) {
			return new ActivityRecord(record, List.of(), Map.of());
		}
		JsonText json = record.structure(RECEIVED);
		ReceivedValues received = (json != null) ? ReceivedValues.of(json) : ReceivedValues.NONE;
		PostureReport report = new PostureReport(record, record.mapped("device_id"), record.mapped("device_name"),
				record.mapped("check_name"), type, record.mapped("check_result"), received.scores(),
				received.flags().get("infected"), received.numbers().get("active_threats"));
		return new ActivityRecord(record, List.of(report), Map.of(PostureReport.class, Set.of(RECEIVED)));
	}

}
