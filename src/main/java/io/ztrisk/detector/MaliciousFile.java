package io.ztrisk.detector;

import java.util.List;
import java.util.Locale;

import io.ztrisk.activity.FileDetails;
import io.ztrisk.activity.FileTransfer;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.Detector;
import io.ztrisk.detection.EvidenceBuilder;
import io.ztrisk.format.LowerCase;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.stereotype.Component;

/**
 * Detects uploads and downloads of files that were blocked as malicious, or that are
 * malicious by their details. The structure of the details is not documented, so they
 * count only if the account has set a member and a value.
 */
@Component
class MaliciousFile implements Detector<FileTransfer> {

	private static final Behavior BEHAVIOR = new Behavior("malicious_file");

	/** Only the start of a reason is compared. */
	private static final int MAX_REASON_CHARACTERS = 256;

	@Override
	public Behavior behavior() {
		return BEHAVIOR;
	}

	@Override
	public Class<FileTransfer> activity() {
		return FileTransfer.class;
	}

	@Override
	public @Nullable Observation extract(FileTransfer transfer, Criteria criteria) {
		EvidenceBuilder evidence = EvidenceBuilder.of(transfer.source());
		FileDetails details = transfer.details();
		if (!transfer.malicious() && !isReason(transfer.reason(), criteria.settings().maliciousFile().reasons())) {
			DetectionSettings.FileInfo criterion = criteria.settings().maliciousFile().fileInfo();
			if (criterion == null || details == null || !details.has(criterion.member(), criterion.value())) {
				return null;
			}
			evidence.json("file_info",
					JsonNodeFactory.instance.objectNode().put(criterion.member(), criterion.value()));
		}
		if (details != null) {
			evidence.files("files", details.files());
		}
		return evidence.text("reason", transfer.reason())
			.text("file_name", transfer.name())
			.text("file_hash", transfer.hash())
			.text("host", transfer.request().host())
			.text("url", transfer.request().url())
			.text("action", transfer.request().decision())
			.text("device_id", transfer.request().deviceId())
			.text("source_ip", transfer.request().address())
			.build(behavior(), bucket(transfer));
	}

	/** No limit, since each file is its own event. */
	@Override
	public int hourlyLimit() {
		return Integer.MAX_VALUE;
	}

	private static String bucket(FileTransfer transfer) {
		return transfer.requestId().isEmpty() ? transfer.source().key().toString() : transfer.requestId();
	}

	private static boolean isReason(String text, List<String> reasons) {
		String reason = LowerCase.of(text.substring(0, Math.min(text.length(), MAX_REASON_CHARACTERS)));
		return reasons.stream().anyMatch((word) -> reason.contains(word.toLowerCase(Locale.ROOT)));
	}

}
