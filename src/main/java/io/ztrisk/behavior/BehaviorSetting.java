package io.ztrisk.behavior;

/**
 * How an account has configured a behaviour.
 *
 * @param enabled whether it raises events
 * @param riskLevel what its events raise a user to
 */
public record BehaviorSetting(boolean enabled, RiskLevel riskLevel) {

}
