package io.ztrisk.detection;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.ztrisk.behavior.Behavior;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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

	@Override
	public Behavior behavior() {
		return Behavior.MALICIOUS_FILE;
	}

	@Override
	public Set<Dataset> datasets() {
		return Set.of(Dataset.GATEWAY_HTTP);
	}

	@Override
	public boolean concerns(LogRecord record) {
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
	public @Nullable Observation observe(LogRecord record, Settings settings) {
		Facts facts = Facts.of(record);
		if (!isReason(record.text(REASON), settings.maliciousFile().reasons())) {
			Settings.FileInfo told = settings.maliciousFile().fileInfo();
			if (told == null || !tells(record.values().get(INFO), told)) {
				return null;
			}
			facts.json("file_info", JsonNodeFactory.instance.objectNode().put(told.member(), told.value()));
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
		String reason = text.toLowerCase(Locale.ROOT);
		return reasons.stream().anyMatch((word) -> reason.contains(word.toLowerCase(Locale.ROOT)));
	}

	/** The member may stand at any depth, as in a list of files. */
	private static boolean tells(@Nullable Object info, Settings.FileInfo told) {
		return info instanceof JsonNode json && json.findValues(told.member())
			.stream()
			.anyMatch((value) -> value.isValueNode() && value.asString().equalsIgnoreCase(told.value()));
	}

}
