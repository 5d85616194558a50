package io.ztrisk.behavior;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * A behaviour as an account has configured it. There is no row before the first change.
 */
@Entity
@Table(name = "behavior_setting")
class AccountBehavior {

	@EmbeddedId
	private Key key;

	private BehaviorChange setting;

	Behavior behavior() {
		return new Behavior(this.key.behavior());
	}

	/**
	 * Replaces the setting.
	 * @return the setting before
	 */
	BehaviorChange configure(BehaviorChange change) {
		BehaviorChange before = this.setting;
		this.setting = change;
		return before;
	}

	/** A behaviour of an account. */
	@Embeddable
	record Key(String accountId, String behavior) {
	}

}
