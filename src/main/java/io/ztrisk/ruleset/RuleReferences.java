package io.ztrisk.ruleset;

import java.util.List;

import io.ztrisk.rule.Rule;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.dataset.DatasetReferences;

import org.springframework.stereotype.Component;

/**
 * Tells which rules name a dataset.
 */
@Component
class RuleReferences implements DatasetReferences {

	private final BehaviorRules behaviors;

	RuleReferences(BehaviorRules behaviors) {
		this.behaviors = behaviors;
	}

	@Override
	public List<String> behaviorsNaming(AccountId account, String dataset) {
		return this.behaviors.made(account)
			.stream()
			.filter((behavior) -> Rule.stored(behavior.rule()).datasets().contains(dataset))
			.map((behavior) -> behavior.behavior().key())
			.toList();
	}

}
