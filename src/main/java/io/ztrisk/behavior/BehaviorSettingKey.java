package io.ztrisk.behavior;

import jakarta.persistence.Embeddable;

/**
 * An account's behaviour.
 */
@Embeddable
record BehaviorSettingKey(String accountId, String behavior) {

}
