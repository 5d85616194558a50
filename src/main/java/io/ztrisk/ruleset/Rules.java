package io.ztrisk.ruleset;

import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ztrisk.rule.Rule;
import io.ztrisk.activity.AnyActivity;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRule;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.behavior.ConfiguredBehavior;
import io.ztrisk.detection.AccountDetectors;
import io.ztrisk.detection.Detector;

import org.springframework.stereotype.Component;

/**
 * The rules of accounts, as detectors. A detector is made once for each version of a
 * rule, which never changes.
 */
@Component
class Rules implements AccountDetectors {

	private static final int MAX_CACHED = 10_000;

	private final BehaviorRules behaviors;

	private final Cache<Version, Detector<AnyActivity>> detectors = Caffeine.newBuilder()
		.maximumSize(MAX_CACHED)
		.build();

	private final RuleSizes sizes;

	Rules(BehaviorRules behaviors, RuleSizes sizes) {
		this.behaviors = behaviors;
		this.sizes = sizes;
	}

	@Override
	public List<Detector<AnyActivity>> of(AccountId account, Map<Behavior, ConfiguredBehavior> configuration) {
		return this.behaviors.of(account, configuration)
			.stream()
			.map((rule) -> this.detectors.get(new Version(account, rule.behavior(), rule.version()),
					(version) -> detector(rule)))
			.toList();
	}

	@Override
	public void stored(AccountId account, Map<Behavior, Long> numbers) {
		numbers.forEach((behavior, number) -> this.sizes.add(account, behavior, number));
	}

	private static Detector<AnyActivity> detector(BehaviorRule behavior) {
		Rule rule = Rule.stored(behavior.rule());
		if (rule.first() != null) {
			return new FirstDetector(behavior, rule, rule.first());
		}
		return (rule.count() != null) ? new CountDetector(behavior, rule, rule.count())
				: new RuleDetector(behavior, rule);
	}

	/** A version of a rule. */
	private record Version(AccountId account, Behavior behavior, long version) {

	}

}
