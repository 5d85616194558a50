package io.ztrisk.ruleset;

import java.util.Locale;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.JsonElement;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.behavior.RuleCheck;
import io.ztrisk.condition.Cost;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.rule.Rule;

import org.springframework.stereotype.Component;

/**
 * Checks rules: their grammar, their fields, and what all rules of an account cost.
 */
@Component
class RuleValidator implements RuleCheck {

	private static final int MAX_SEARCHES = 1000;

	private static final int MAX_NETWORKS = 1000;

	private final BehaviorRules behaviors;

	private final Datasets datasets;

	RuleValidator(BehaviorRules behaviors, Datasets datasets) {
		this.behaviors = behaviors;
		this.datasets = datasets;
	}

	/** No dataset that the rule names is deleted before the transaction ends. */
	@Override
	public void check(AccountId account, Behavior behavior, JsonElement element) {
		this.datasets.lock(account);
		Rule rule = Rule.read(element, new AccountDatasets(account, this.datasets));
		Cost cost = this.behaviors.made(account)
			.stream()
			.filter((other) -> !other.behavior().equals(behavior))
			.map((other) -> Rule.stored(other.rule()).cost())
			.reduce(rule.cost(), Cost::plus);
		if (cost.searches() > MAX_SEARCHES) {
			element.problem(String.format(Locale.ROOT,
					"exceeds the limit of all rules of the account: %,d texts of contains, startswith and endswith",
					MAX_SEARCHES));
		}
		if (cost.networks() > MAX_NETWORKS) {
			element.problem(String.format(Locale.ROOT, "exceeds the limit of all rules of the account: %,d networks",
					MAX_NETWORKS));
		}
	}

}
