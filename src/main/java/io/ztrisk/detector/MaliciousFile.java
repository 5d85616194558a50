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
 * A file, up- or downloaded, that was blocked as malicious or that its details tell to
 * be. The details are not documented, so they count only where an account has named a
 * member and a value.
 */
@Component
class MaliciousFile implements Detector<FileTransfer> {

	private static final Behavior BEHAVIOR = new Behavior("malicious_file");

	/** As many characters of a reason are looked at. */
	private static final int MOST_OF_REASON = 256;

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
		if (!isReason(transfer.reason(), criteria.settings().maliciousFile().reasons())) {
			DetectionSettings.FileInfo sought = criteria.settings().maliciousFile().fileInfo();
			if (sought == null || details == null || !details.has(sought.member(), sought.value())) {
				return null;
			}
			evidence.json("file_info", JsonNodeFactory.instance.objectNode().put(sought.member(), sought.value()));
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
			.build(behavior(), transfer.source().key().toString());
	}

	/**
	 * Without a limit, since each file is an event by itself.
	 */
	@Override
	public int hourlyLimit() {
		return Integer.MAX_VALUE;
	}

	private static boolean isReason(String text, List<String> reasons) {
		String reason = LowerCase.of(text.substring(0, Math.min(text.length(), MOST_OF_REASON)));
		return reasons.stream().anyMatch((word) -> reason.contains(word.toLowerCase(Locale.ROOT)));
	}

}
