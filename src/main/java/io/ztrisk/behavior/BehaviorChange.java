package io.ztrisk.behavior;

import jakarta.persistence.Embeddable;

/**
 * The members of a behaviour that an account can change, as the audit log shows them.
 */
@Embeddable
record BehaviorChange(boolean enabled, RiskLevel riskLevel) {

}
