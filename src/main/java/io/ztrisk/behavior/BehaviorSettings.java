package io.ztrisk.behavior;

import java.util.Map;

import io.ztrisk.api.AccountId;

/**
 * The query of {@link BehaviorSettingRepository} that every batch and every
 * {@code GET behaviors} makes. It uses JDBC: entities would take 30 µs longer.
 */
interface BehaviorSettings {

	/** All behaviours of an account. Those without a row have the default settings. */
	Map<Behavior, BehaviorSetting> of(AccountId account);

}
