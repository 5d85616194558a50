package io.ztrisk.cloudflare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.ztrisk.activity.Activity;
import io.ztrisk.activity.ActivityRecord;
import io.ztrisk.activity.DlpMatch;
import io.ztrisk.activity.DomainVisit;
import io.ztrisk.activity.FileTransfer;

/**
 * Maps HTTP requests of Cloudflare Gateway to visits of domains, DLP matches and file
 * transfers.
 */
final class GatewayHttpMapper {

	private static final String UPLOADS = "UploadMatchedDlpProfiles";

	private static final String DOWNLOADS = "DownloadMatchedDlpProfiles";

	private static final String REASON = "BlockedFileReason";

	private static final String INFO = "FileInfo";

	private static final String IDS = "CategoryIDs";

	private static final List<String> NAMES = List.of("CategoryNames");

	private static final List<CategoryFields> CATEGORIES = List.of(CategoryFields.ofIds(List.of(IDS), NAMES),
			CategoryFields.ofNames(NAMES));

	private GatewayHttpMapper() {
	}

	static ActivityRecord map(CloudflareRecord record) {
		List<Activity> activities = new ArrayList<>(1);
		Map<Class<? extends Activity>, Set<String>> missing = new HashMap<>();
		visit(record, activities, missing);
		match(record, activities, missing);
		transfer(record, activities, missing);
		return new ActivityRecord(record, activities, missing);
	}

	private static void visit(CloudflareRecord record, List<Activity> activities,
			Map<Class<? extends Activity>, Set<String>> missing) {
		DomainVisit visit = CategoryFields.visit(record, CATEGORIES);
		if (visit != null) {
			activities.add(visit);
		}
		else if (!record.has(IDS) && !record.hasAny(NAMES)) {
			missing.put(DomainVisit.class, Set.of(IDS));
		}
	}

	/** Both fields are present also in a request without a match. */
	private static void match(CloudflareRecord record, List<Activity> activities,
			Map<Class<? extends Activity>, Set<String>> missing) {
		List<String> uploads = record.list(UPLOADS);
		List<String> downloads = record.list(DOWNLOADS);
		if (!uploads.isEmpty() || !downloads.isEmpty()) {
			activities.add(new DlpMatch(record, request(record), uploads, downloads, List.of()));
		}
		else if (!record.has(UPLOADS)) {
			missing.put(DlpMatch.class, record.has(DOWNLOADS) ? Set.of(UPLOADS) : Set.of(UPLOADS, DOWNLOADS));
		}
		else if (!record.has(DOWNLOADS)) {
			missing.put(DlpMatch.class, Set.of(DOWNLOADS));
		}
	}

	private static void transfer(CloudflareRecord record, List<Activity> activities,
			Map<Class<? extends Activity>, Set<String>> missing) {
		String reason = record.text(REASON);
		if (!reason.isEmpty() || record.has(INFO)) {
			FileInfo info = (record.values().get(INFO) instanceof JsonText json) ? new FileInfo(json) : null;
			activities.add(new FileTransfer(record, request(record), reason, record.mapped("file_name"),
					record.mapped("file_hash"), info, "", false));
		}
		if (!hasReason(record)) {
			missing.put(FileTransfer.class, Set.of(REASON));
		}
	}

	private static GatewayRequest request(CloudflareRecord record) {
		return new GatewayRequest(record, NAMES);
	}

	/** Without a reason, a name or a hash shows that a file was blocked. */
	private static boolean hasReason(CloudflareRecord record) {
		return record.has(REASON) && (!record.text(REASON).isBlank()
				|| (record.mapped("file_name").isBlank() && record.mapped("file_hash").isBlank()));
	}

}
