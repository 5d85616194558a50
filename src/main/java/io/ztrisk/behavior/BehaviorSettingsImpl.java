package io.ztrisk.behavior;

import java.util.Map;
import java.util.TreeMap;

import io.ztrisk.api.AccountId;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads settings with JDBC.
 */
class BehaviorSettingsImpl implements BehaviorSettings {

	private final JdbcOperations jdbc;

	BehaviorSettingsImpl(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<Behavior, BehaviorSetting> of(AccountId account) {
		Map<Behavior, BehaviorSetting> settings = new TreeMap<>(BehaviorCatalogue.defaults());
		this.jdbc.query("select behavior, enabled, risk_level from behavior_setting where account_id = ?", (row) -> {
			BehaviorChange change = new BehaviorChange(row.getBoolean("enabled"),
					RiskLevel.ofRank(row.getInt("risk_level")));
			settings.computeIfPresent(new Behavior(row.getString("behavior")), (key, setting) -> setting.with(change));
		}, account.value());
		return settings;
	}

}
