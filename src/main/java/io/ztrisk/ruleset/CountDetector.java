package io.ztrisk.ruleset;

import java.time.Duration;
import java.util.List;

import io.ztrisk.activity.AnyActivity;
import io.ztrisk.behavior.BehaviorRule;
import io.ztrisk.condition.Fields;
import io.ztrisk.detector.Findings;
import io.ztrisk.detector.ObservationWindow;
import io.ztrisk.observation.Finding;
import io.ztrisk.observation.Observation;
import io.ztrisk.place.Places;
import io.ztrisk.rule.Count;
import io.ztrisk.rule.Rule;
import io.ztrisk.rule.RuleValues;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the records before which enough records were that fit a rule.
 */
final class CountDetector extends RuleDetector {

	private static final int MIN_HOURLY = 2_000;

	private static final int MAX_HOURLY = 20_000;

	private final Count count;

	CountDetector(BehaviorRule behavior, Rule rule, Count count, Places places) {
		super(behavior, rule, places);
		this.count = count;
	}

	@Override
	public Observation extract(AnyActivity activity, Criteria criteria) {
		AnyActivity placed = placed(activity);
		Fields fields = placed.fields();
		boolean counts = rule().filter().matches(fields);
		CountedRecord record = new CountedRecord(counts, rule().isThen(fields),
				(this.count.distinct() != null) ? RuleValues.of(fields, this.count.distinct()) : List.of(),
				bucket(placed), evidence(placed));
		return new Observation(behavior(), activity.source().key(), activity.source().at(), record.json(), null);
	}

	@Override
	public Duration window(DetectionSettings settings) {
		return this.count.within();
	}

	/**
	 * So many that a window has enough of them, if all records come evenly; within bounds
	 * that let the records of a day be read with each batch.
	 */
	@Override
	public int hourlyLimit() {
		long needed = 2L * this.count.atLeast() * Duration.ofHours(1).toSeconds() / this.count.within().toSeconds();
		return Math.clamp(needed, MIN_HOURLY, MAX_HOURLY);
	}

	@Override
	public void correlate(ObservationWindow window, Criteria criteria, Findings findings) {
		CountWindow counted = new CountWindow(this.count, window);
		window.forEachSimultaneous((records) -> {
			records.forEach(counted::add);
			evaluate(records, counted, window, findings);
		});
	}

	private void evaluate(List<Observation> simultaneous, CountWindow counted, ObservationWindow window,
			Findings findings) {
		boolean isReached = counted.isReachedAt(simultaneous.getFirst());
		simultaneous.stream().filter(window::needsEvaluation).forEach((observation) -> {
			CountedRecord record = CountedRecord.of(observation);
			boolean isLast = (this.count.then() != null) ? record.completes() : record.counts();
			if (isReached && isLast) {
				findings.add(new Finding(observation.record(), observation.at(), record.bucket(), evidence(record)));
			}
			else {
				findings.addNone(observation);
			}
		});
	}

	/** Without a count of records, which would depend on the order of arrival. */
	private ObjectNode evidence(CountedRecord record) {
		ObjectNode evidence = record.evidence().deepCopy();
		ObjectNode thresholds = evidence.putObject("count")
			.put("at_least", this.count.atLeast())
			.put("seconds", this.count.within().toSeconds());
		if (this.count.distinct() != null) {
			thresholds.put("distinct", this.count.distinct());
		}
		return evidence;
	}

}
