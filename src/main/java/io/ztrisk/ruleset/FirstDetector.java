package io.ztrisk.ruleset;

import java.util.List;

import io.ztrisk.rule.RuleValues;
import io.ztrisk.place.Places;
import io.ztrisk.rule.First;
import io.ztrisk.rule.Rule;
import io.ztrisk.activity.ActivitySource;
import io.ztrisk.activity.AnyActivity;
import io.ztrisk.behavior.BehaviorRule;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.sighting.Novelty;
import io.ztrisk.sighting.SeenValue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first records of a user with a value of a field.
 */
final class FirstDetector extends RuleDetector {

	private final @Nullable String field;

	private final Novelty novelty;

	FirstDetector(BehaviorRule behavior, Rule rule, First first, Places places) {
		super(behavior, rule, places);
		this.field = first.of();
		this.novelty = new Novelty(behavior, first.afterDays(), first.rememberDays());
	}

	@Override
	public Novelty novelty() {
		return this.novelty;
	}

	@Override
	public List<SeenValue> sightings(AnyActivity activity) {
		AnyActivity placed = placed(activity);
		ActivitySource source = placed.source();
		List<String> values = (this.field != null) ? RuleValues.of(placed.fields(), this.field) : List.of("");
		return values.stream()
			.map((value) -> new SeenValue(this.novelty, value, source.at(), source.key(), evidence(placed)))
			.toList();
	}

	/** Nothing: a new value is an observation once all sightings of a batch are known. */
	@Override
	public @Nullable Observation extract(AnyActivity activity, Criteria criteria) {
		return null;
	}

}
