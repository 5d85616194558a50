package io.ztrisk.detector;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.Detector;
import io.ztrisk.detection.EvidenceBuilder;
import io.ztrisk.detection.ObservationWindow;
import io.ztrisk.detection.Verdicts;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogRecord;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Many matches of DLP profiles within a short time. A match that has enough others in the
 * time up to it completes a burst, whichever of them came last.
 */
@Component
class HighDlp implements Detector {

	private static final String UPLOAD = "UploadMatchedDlpProfiles";

	/**
	 * Enough for a burst in each minute of the hour, and few enough to be read at once.
	 */
	private static final int MOST_AN_HOUR = 2000;

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
	public boolean matches(LogRecord record) {
		return !record.list(UPLOAD).isEmpty() || !record.list(DOWNLOAD).isEmpty();
	}

	/**
	 * A request without a match has its lists too, empty.
	 */
	@Override
	public Set<String> missing(LogRecord record) {
		boolean uploads = record.has(UPLOAD);
		boolean downloads = record.has(DOWNLOAD);
		if ((uploads && downloads) || matches(record)) {
			return Set.of();
		}
		if (!uploads && !downloads) {
			return Set.of(UPLOAD, DOWNLOAD);
		}
		return Set.of(uploads ? DOWNLOAD : UPLOAD);
	}

	@Override
	public Observation extract(LogRecord record, Criteria criteria) {
		return EvidenceBuilder.of(record)
			.list("upload_profiles", record.list(UPLOAD))
			.list("download_profiles", record.list(DOWNLOAD))
			.field("host", "HTTPHost")
			.field("action", "Action")
			.field("device_id", "DeviceID")
			.field("source_ip", "SourceIP")
			.observed(behavior(), null);
	}

	@Override
	public Duration window(DetectionSettings settings) {
		return settings.highDlp().span();
	}

	@Override
	public int mostAnHour() {
		return MOST_AN_HOUR;
	}

	/**
	 * Takes the matches of one point in time together, since none of them is before the
	 * others.
	 */
	@Override
	public void judge(ObservationWindow history, Criteria criteria, Verdicts verdicts) {
		Burst burst = new Burst(history, criteria.settings().highDlp());
		List<Observation> together = new ArrayList<>();
		while (history.observations().hasNext()) {
			Observation match = history.observations().next();
			if (!together.isEmpty() && !together.getFirst().at().equals(match.at())) {
				burst.judge(together, verdicts);
				together.clear();
			}
			together.add(match);
			burst.add(match);
		}
		burst.judge(together, verdicts);
	}

	/** Shows the thresholds and no count, which would depend on what came first. */
	private static Finding finding(Observation last, DetectionSettings.HighDlpThresholds thresholds) {
		ObjectNode evidence = last.facts().deepCopy();
		evidence.putObject("at_least").put("matches", thresholds.matches()).put("seconds", thresholds.seconds());
		return new Finding(last.record(), last.at(), last.at().truncatedTo(ChronoUnit.MINUTES).toString(), evidence);
	}

	/**
	 * The newest matches, as many as make a burst.
	 */
	private static final class Burst {

		private final ObservationWindow history;

		private final DetectionSettings.HighDlpThresholds thresholds;

		private final Deque<Observation> newest = new ArrayDeque<>();

		Burst(ObservationWindow history, DetectionSettings.HighDlpThresholds thresholds) {
			this.history = history;
			this.thresholds = thresholds;
		}

		void add(Observation match) {
			this.newest.addLast(match);
			if (this.newest.size() > this.thresholds.matches()) {
				this.newest.removeFirst();
			}
		}

		/** Judges matches of the point in time that was added last. */
		void judge(List<Observation> together, Verdicts verdicts) {
			boolean isBurst = !together.isEmpty() && this.newest.size() == this.thresholds.matches()
					&& reaches(this.newest.getFirst(), together.getFirst());
			together.stream().filter(this.history::isToBeJudged).forEach((match) -> {
				if (isBurst) {
					verdicts.found(finding(match, this.thresholds));
				}
				else {
					verdicts.nothing(match);
				}
			});
		}

		private boolean reaches(Observation first, Observation last) {
			return this.history.combines(first, last) && !first.at().plus(this.thresholds.span()).isBefore(last.at());
		}

	}

}
