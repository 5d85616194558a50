package io.ztrisk.detection;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.ztrisk.behavior.Behavior;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Many matches of DLP profiles within a short time. A match that has enough others in the
 * time up to it completes a burst, whichever of them came last.
 */
@Component
class HighDlp implements Detector {

	private static final String UPLOAD = "UploadMatchedDlpProfiles";

	private static final String DOWNLOAD = "DownloadMatchedDlpProfiles";

	@Override
	public Behavior behavior() {
		return Behavior.HIGH_DLP;
	}

	@Override
	public Set<Dataset> datasets() {
		return Set.of(Dataset.GATEWAY_HTTP);
	}

	@Override
	public boolean concerns(LogRecord record) {
		return !record.list(UPLOAD).isEmpty() || !record.list(DOWNLOAD).isEmpty();
	}

	@Override
	public Observation observe(LogRecord record, Settings settings) {
		return Facts.of(record)
			.list("upload_profiles", record.list(UPLOAD))
			.list("download_profiles", record.list(DOWNLOAD))
			.field("host", "HTTPHost")
			.field("action", "Action")
			.field("device_id", "DeviceID")
			.field("source_ip", "SourceIP")
			.observed(behavior(), null);
	}

	@Override
	public Duration reach(Settings settings) {
		return settings.highDlp().span();
	}

	/**
	 * Slides a window over the matches, whose end is the match that is judged.
	 */
	@Override
	public Judgement judge(History history, Settings settings) {
		List<Observation> matches = history.observations();
		List<Finding> findings = new ArrayList<>();
		int start = 0;
		int end = 0;
		int fresh = 0;
		for (Observation last : matches) {
			for (; end < matches.size() && !matches.get(end).at().isAfter(last.at()); end++) {
				fresh += history.isFresh(matches.get(end)) ? 1 : 0;
			}
			for (; !reaches(matches.get(start), last, history, settings); start++) {
				fresh -= history.isFresh(matches.get(start)) ? 1 : 0;
			}
			if (fresh > 0 && end - start >= settings.highDlp().matches()) {
				findings.add(finding(last, settings.highDlp()));
			}
		}
		return new Judgement(findings, List.of());
	}

	private static boolean reaches(Observation first, Observation last, History history, Settings settings) {
		return history.combines(first, last) && !first.at().plus(settings.highDlp().span()).isBefore(last.at());
	}

	/** Shows the thresholds and no count, which would depend on what came first. */
	private static Finding finding(Observation last, Settings.HighDlp thresholds) {
		ObjectNode evidence = last.facts().deepCopy();
		evidence.putObject("at_least").put("matches", thresholds.matches()).put("seconds", thresholds.seconds());
		return new Finding(last.record(), last.at().truncatedTo(ChronoUnit.MINUTES).toString(), evidence);
	}

}
