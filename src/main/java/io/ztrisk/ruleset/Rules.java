package io.ztrisk.ruleset;

import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ztrisk.activity.AnyActivity;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRule;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.detector.AccountDetectors;
import io.ztrisk.detector.Detector;
import io.ztrisk.place.Places;
import io.ztrisk.rule.Rule;

import org.springframework.stereotype.Component;

/**
 * The rules of accounts, as detectors. A detector is made once for each version of a
 * rule, which never changes.
 */
@Component
class Rules implements AccountDetectors {

	/** A detector takes about ten times as much memory as the text of its rule. */
	private static final int MAX_CACHED_CHARS = 2 << 20;

	private final BehaviorRules behaviors;

	private final RuleSizes sizes;

	private final Places places;

	private final Cache<Version, CachedDetector> detectors = Caffeine.newBuilder()
		.maximumWeight(MAX_CACHED_CHARS)
		.<Version, CachedDetector>weigher((version, detector) -> detector.chars())
		.build();

	Rules(BehaviorRules behaviors, RuleSizes sizes, Places places) {
		this.behaviors = behaviors;
		this.sizes = sizes;
		this.places = places;
	}

	@Override
	public List<Detector<AnyActivity>> of(AccountId account, Map<Behavior, ConfiguredBehavior> configuration) {
		return detectors(account, this.behaviors.of(account, configuration));
	}

	@Override
	public List<Detector<AnyActivity>> made(AccountId account) {
		return detectors(account, this.behaviors.made(account));
	}

	private List<Detector<AnyActivity>> detectors(AccountId account, List<BehaviorRule> rules) {
		return rules.stream()
			.map((rule) -> this.detectors
				.get(new Version(account, rule.behavior(), rule.version()),
						(version) -> new CachedDetector(detector(rule), rule.rule().toString().length()))
				.detector())
			.toList();
	}

	@Override
	public void stored(AccountId account, Map<Behavior, Long> numbers) {
		numbers.forEach((behavior, number) -> this.sizes.add(account, behavior, number));
	}

	private Detector<AnyActivity> detector(BehaviorRule behavior) {
		Rule rule = Rule.stored(behavior.rule());
		if (rule.first() != null) {
			return new FirstDetector(behavior, rule, rule.first(), this.places);
		}
		return (rule.count() != null) ? new CountDetector(behavior, rule, rule.count(), this.places)
				: new RuleDetector(behavior, rule, this.places);
	}

	/** A version of a rule. */
	private record Version(AccountId account, Behavior behavior, long version) {

	}

	/** A detector and the length of the text of its rule. */
	private record CachedDetector(Detector<AnyActivity> detector, int chars) {

	}

}
