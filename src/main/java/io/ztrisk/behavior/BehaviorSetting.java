package io.ztrisk.behavior;

import io.ztrisk.api.RiskLevel;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

/**
 * What an account made of a behaviour; there is none until it is first configured.
 */
@Entity
class BehaviorSetting {

	@EmbeddedId
	private BehaviorSettingKey key;

	private boolean enabled;

	private short riskLevel;

	protected BehaviorSetting() {
	}

	Behavior behavior() {
		return Behavior.parse(this.key.behavior()).orElseThrow();
	}

	BehaviorConfiguration configuration() {
		return new BehaviorConfiguration(this.enabled, RiskLevel.ofRank(this.riskLevel));
	}

}
