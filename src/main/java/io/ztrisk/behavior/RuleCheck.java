package io.ztrisk.behavior;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.JsonElement;

/**
 * Checks the rules of behaviours.
 */
public interface RuleCheck {

	/**
	 * Adds all problems of a rule to those of the body.
	 * @param behavior the behaviour whose rule it becomes
	 */
	void check(AccountId account, Behavior behavior, JsonElement rule);

}
