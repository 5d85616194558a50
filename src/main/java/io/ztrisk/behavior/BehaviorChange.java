package io.ztrisk.behavior;

import jakarta.persistence.Embeddable;

/**
 * What an account can change of a behaviour, as the audit log shows it.
 *
 * @param enabled whether the behaviour raises events
 * @param riskLevel the level to which its events raise a user
 */
@Embeddable
record BehaviorChange(boolean enabled, RiskLevel riskLevel) {

}
