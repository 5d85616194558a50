package io.ztrisk.detector;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.ztrisk.activity.DlpMatch;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.dismissal.Likeness;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Component;

/**
 * Detects many matches of DLP profiles within a short time. A match completes a burst if
 * there are enough matches in the window that ends with it, in whatever order they
 * arrived.
 */
@Component
class HighDlp implements Detector<DlpMatch> {

	private static final Behavior BEHAVIOR = new Behavior("high_dlp");

	/** Enough for a burst in each minute, and few enough to be read at once. */
	private static final int HOURLY_LIMIT = 2000;

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
			.list("profiles", match.others())
			.text("host", match.request().host())
			.text("action", match.request().decision())
			.text("device_id", match.request().deviceId())
			.text("source_ip", match.request().address())
			.build(behavior(), null);
	}

	/** The set of profiles. */
	@Override
	public JsonNode likeness(ObjectNode evidence) {
		return Likeness.texts(evidence, List.of("upload_profiles", "download_profiles", "profiles"));
	}

	@Override
	public Duration window(DetectionSettings settings) {
		return settings.highDlp().span();
	}

	@Override
	public int hourlyLimit() {
		return HOURLY_LIMIT;
	}

	@Override
	public void correlate(ObservationWindow window, Criteria criteria, Findings findings) {
		Burst burst = new Burst(window, criteria.settings().highDlp());
		window.forEachSimultaneous((matches) -> {
			matches.forEach(burst::add);
			burst.evaluate(matches, findings);
		});
	}

	/** The evidence has no count, which would depend on the order of arrival. */
	private static Finding finding(Observation last, DetectionSettings.HighDlpThresholds thresholds) {
		ObjectNode evidence = last.evidence().deepCopy();
		evidence.putObject("at_least").put("matches", thresholds.matches()).put("seconds", thresholds.seconds());
		return new Finding(last.record(), last.at(), last.at().truncatedTo(ChronoUnit.MINUTES).toString(), evidence);
	}

	/** The newest matches, at most as many as a burst needs. */
	private static final class Burst {

		private final ObservationWindow window;

		private final DetectionSettings.HighDlpThresholds thresholds;

		private final Deque<Observation> newest = new ArrayDeque<>();

		Burst(ObservationWindow window, DetectionSettings.HighDlpThresholds thresholds) {
			this.window = window;
			this.thresholds = thresholds;
		}

		void add(Observation match) {
			this.newest.addLast(match);
			if (this.newest.size() > this.thresholds.matches()) {
				this.newest.removeFirst();
			}
		}

		/** Evaluates the matches that were added last, all with the same time. */
		void evaluate(List<Observation> simultaneous, Findings findings) {
			boolean isBurst = this.newest.size() == this.thresholds.matches()
					&& isWithinWindow(this.newest.getFirst(), simultaneous.getFirst());
			simultaneous.stream().filter(this.window::needsEvaluation).forEach((match) -> {
				if (isBurst) {
					findings.add(finding(match, this.thresholds));
				}
				else {
					findings.addNone(match);
				}
			});
		}

		private boolean isWithinWindow(Observation first, Observation last) {
			return this.window.combines(first, last) && !first.at().plus(this.thresholds.span()).isBefore(last.at());
		}

	}

}
