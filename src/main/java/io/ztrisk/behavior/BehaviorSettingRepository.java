package io.ztrisk.behavior;

import java.util.List;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/**
 * The accounts' settings of behaviours.
 */
interface BehaviorSettingRepository extends Repository<BehaviorSetting, BehaviorSettingKey> {

	List<BehaviorSetting> findByKeyAccountId(String accountId);

	/**
	 * One statement that makes or changes a setting, so that two callers who change
	 * different behaviours never meet.
	 */
	@Modifying(clearAutomatically = true)
	@NativeQuery("""
			insert into behavior_setting (account_id, behavior, enabled, risk_level)
			values (:accountId, :behavior, :enabled, :riskLevel)
			on conflict (account_id, behavior) do update
			set enabled = excluded.enabled, risk_level = excluded.risk_level""")
	void configure(String accountId, String behavior, boolean enabled, short riskLevel);

}
