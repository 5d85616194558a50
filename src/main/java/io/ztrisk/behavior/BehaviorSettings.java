package io.ztrisk.behavior;

import java.util.Map;

import io.ztrisk.api.AccountId;

/**
 * The read of {@link BehaviorSettingRepository} that every batch and every
 * {@code GET behaviors} makes. It is JDBC: as entities the rows take 30 µs longer.
 */
interface BehaviorSettings {

	/** All behaviours of an account; those without a row have the defaults. */
	Map<Behavior, BehaviorSetting> of(AccountId account);

}
