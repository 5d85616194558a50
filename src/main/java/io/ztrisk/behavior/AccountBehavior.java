package io.ztrisk.behavior;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/**
 * An account's setting of a behaviour. There is no row before the first change.
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

	/** Replaces the setting, and returns the one before. */
	BehaviorChange configure(BehaviorChange change) {
		BehaviorChange before = this.setting;
		this.setting = change;
		return before;
	}

	/** The primary key of a setting. */
	@Embeddable
	record Key(String accountId, String behavior) {
	}

}
