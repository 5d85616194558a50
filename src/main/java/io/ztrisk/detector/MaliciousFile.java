package io.ztrisk.detector;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.ztrisk.activity.FileDetails;
import io.ztrisk.activity.FileTransfer;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.format.LowerCase;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

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

	/**
	 * A file without a reason and without details, or with an id of its request, is one
	 * that its log calls malicious.
	 */
	@Override
	public @Nullable Observation reconsider(Observation kept, Criteria criteria) {
		JsonNode details = kept.evidence().get("file_info");
		String reason = kept.evidence().path("reason").stringValue("");
		DetectionSettings.MaliciousFileCriteria settings = criteria.settings().maliciousFile();
		if (details != null) {
			DetectionSettings.FileInfo info = settings.fileInfo();
			boolean isMarked = info != null && details.path(info.member()).stringValue("").equals(info.value());
			return (isMarked || isReason(reason, settings.reasons())) ? kept : null;
		}
		boolean isCalled = reason.isEmpty() || !kept.record().toString().equals(kept.bucket());
		return (isCalled || isReason(reason, settings.reasons())) ? kept : null;
	}

	@Override
	public @Nullable String limitation(DetectionSettings kept, DetectionSettings others) {
		List<String> before = kept.maliciousFile().reasons();
		List<String> after = others.maliciousFile().reasons();
		DetectionSettings.FileInfo info = others.maliciousFile().fileInfo();
		if (!after.stream().allMatch((reason) -> isReason(reason, before))) {
			return "Files without a reason of today are not kept";
		}
		boolean isSame = after.stream().collect(Collectors.toSet()).equals(Set.copyOf(before));
		return (info == null || (isSame && info.equals(kept.maliciousFile().fileInfo()))) ? null
				: "The details of files are not kept";
	}

	/** Always: each file is its own event. */
	@Override
	public JsonNode likeness(ObjectNode evidence) {
		return JsonNodeFactory.instance.objectNode();
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
