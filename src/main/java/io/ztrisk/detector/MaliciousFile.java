package io.ztrisk.detector;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.Detector;
import io.ztrisk.detection.EvidenceBuilder;
import io.ztrisk.format.LowerCase;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.JsonText;
import io.ztrisk.log.LogRecord;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.stereotype.Component;

/**
 * A file, up- or downloaded, that was blocked as malicious or that {@code FileInfo} tells
 * to be. What {@code FileInfo} holds is not documented, so it counts only where an
 * account has named a member and a value.
 */
@Component
class MaliciousFile implements Detector {

	private static final String REASON = "BlockedFileReason";

	private static final String NAME = "BlockedFileName";

	private static final String HASH = "BlockedFileHash";

	private static final String INFO = "FileInfo";

	/** As many characters of a reason are looked at. */
	private static final int MOST_OF_REASON = 256;

	@Override
	public Behavior behavior() {
		return Behavior.MALICIOUS_FILE;
	}

	@Override
	public Set<Dataset> datasets() {
		return Set.of(Dataset.GATEWAY_HTTP);
	}

	@Override
	public boolean matches(LogRecord record) {
		return !record.text(REASON).isEmpty() || record.values().containsKey(INFO);
	}

	/**
	 * A request in which no file was blocked has the reason too, empty.
	 */
	@Override
	public Set<String> missing(LogRecord record) {
		boolean told = record.has(REASON)
				&& (!record.text(REASON).isBlank() || (record.text(NAME).isBlank() && record.text(HASH).isBlank()));
		return told ? Set.of() : Set.of(REASON);
	}

	@Override
	public @Nullable Observation extract(LogRecord record, Criteria criteria) {
		EvidenceBuilder facts = EvidenceBuilder.of(record);
		JsonText info = (record.values().get(INFO) instanceof JsonText json) ? json : null;
		if (!isReason(record.text(REASON), criteria.settings().maliciousFile().reasons())) {
			DetectionSettings.FileInfo told = criteria.settings().maliciousFile().fileInfo();
			if (told == null || !tells(info, told)) {
				return null;
			}
			facts.json("file_info", JsonNodeFactory.instance.objectNode().put(told.member(), told.value()));
		}
		ArrayNode files = (info != null) ? SeenFiles.of(info) : JsonNodeFactory.instance.arrayNode();
		if (!files.isEmpty()) {
			facts.json("files", files);
		}
		return facts.field("reason", REASON)
			.field("file_name", NAME)
			.field("file_hash", HASH)
			.field("host", "HTTPHost")
			.field("url", "URL")
			.field("action", "Action")
			.field("device_id", "DeviceID")
			.field("source_ip", "SourceIP")
			.observed(behavior(), record.key().toString());
	}

	/**
	 * Without a limit, since each file is an event by itself.
	 */
	@Override
	public int mostAnHour() {
		return Integer.MAX_VALUE;
	}

	private static boolean isReason(String text, List<String> reasons) {
		String reason = LowerCase.of(text.substring(0, Math.min(text.length(), MOST_OF_REASON)));
		return reasons.stream().anyMatch((word) -> reason.contains(word.toLowerCase(Locale.ROOT)));
	}

	/** The member may stand at any depth, as in a list of files. */
	private static boolean tells(@Nullable JsonText info, DetectionSettings.FileInfo told) {
		AtomicBoolean tells = new AtomicBoolean();
		if (info != null) {
			info.members((name, value) -> {
				if (name.equals(told.member()) && value.equalsIgnoreCase(told.value())) {
					tells.set(true);
				}
			});
		}
		return tells.get();
	}

}
