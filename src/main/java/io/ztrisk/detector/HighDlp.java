package io.ztrisk.detector;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import io.ztrisk.activity.DlpMatch;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.detection.Detector;
import io.ztrisk.detection.EvidenceBuilder;
import io.ztrisk.detection.ObservationWindow;
import io.ztrisk.detection.Findings;
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
class HighDlp implements Detector<DlpMatch> {

	private static final Behavior BEHAVIOR = new Behavior("high_dlp");

	/**
	 * Enough for a burst in each minute of the hour, and few enough to be read at once.
	 */
	private static final int MOST_AN_HOUR = 2000;

	@Override
	public Behavior behavior() {
		return BEHAVIOR;
	}

	@Override
	public Class<DlpMatch> activity() {
		return DlpMatch.class;
	}

	@Override
	public Observation extract(DlpMatch match, Criteria criteria) {
		return EvidenceBuilder.of(match.source())
			.list("upload_profiles", match.uploads())
			.list("download_profiles", match.downloads())
			.text("host", match.request().host())
			.text("action", match.request().decision())
			.text("device_id", match.request().deviceId())
			.text("source_ip", match.request().address())
			.build(behavior(), null);
	}

	@Override
	public Duration window(DetectionSettings settings) {
		return settings.highDlp().span();
	}

	@Override
	public int hourlyLimit() {
		return MOST_AN_HOUR;
	}

	/**
	 * Takes the matches of one point in time together, since none of them is before the
	 * others.
	 */
	@Override
	public void correlate(ObservationWindow history, Criteria criteria, Findings findings) {
		Burst burst = new Burst(history, criteria.settings().highDlp());
		List<Observation> together = new ArrayList<>();
		while (history.observations().hasNext()) {
			Observation match = history.observations().next();
			if (!together.isEmpty() && !together.getFirst().at().equals(match.at())) {
				burst.correlate(together, findings);
				together.clear();
			}
			together.add(match);
			burst.add(match);
		}
		burst.correlate(together, findings);
	}

	/** Shows the thresholds and no count, which would depend on what came first. */
	private static Finding finding(Observation last, DetectionSettings.HighDlpThresholds thresholds) {
		ObjectNode evidence = last.evidence().deepCopy();
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
		void correlate(List<Observation> together, Findings findings) {
			boolean isBurst = !together.isEmpty() && this.newest.size() == this.thresholds.matches()
					&& reaches(this.newest.getFirst(), together.getFirst());
			together.stream().filter(this.history::needsEvaluation).forEach((match) -> {
				if (isBurst) {
					findings.add(finding(match, this.thresholds));
				}
				else {
					findings.addNone(match);
				}
			});
		}

		private boolean reaches(Observation first, Observation last) {
			return this.history.combines(first, last) && !first.at().plus(this.thresholds.span()).isBefore(last.at());
		}

	}

}
