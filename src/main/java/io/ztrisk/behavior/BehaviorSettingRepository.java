package io.ztrisk.behavior;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.ztrisk.api.AccountId;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * The settings of the behaviours of each account. An account has no row before its first
 * change. By JDBC and not as entities, since every batch reads them.
 */
@Repository
public class BehaviorSettingRepository {

	private final JdbcOperations jdbc;

	BehaviorSettingRepository(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * All behaviours as an account has them now, those never configured with their
	 * defaults.
	 */
	public Map<Behavior, BehaviorSetting> of(AccountId account) {
		Map<Behavior, BehaviorSetting> settings = new TreeMap<>(BehaviorCatalogue.defaults());
		this.jdbc.query("select enabled, risk_level, behavior from behavior_setting where account_id = ?", (row) -> {
			BehaviorChange change = change(row);
			settings.computeIfPresent(new Behavior(row.getString(3)), (behavior, setting) -> setting.with(change));
		}, account.value());
		return settings;
	}

	/**
	 * Changes a setting under the lock of its row alone, so that two callers who change
	 * different behaviours never meet. The row is created with the defaults first,
	 * because a row that does not exist cannot be locked.
	 * @return the setting before, which nobody else can have changed since
	 */
	BehaviorChange configure(AccountId account, Behavior behavior, BehaviorChange change) {
		BehaviorSetting byDefault = Objects.requireNonNull(BehaviorCatalogue.defaults().get(behavior));
		this.jdbc.update("""
				insert into behavior_setting (account_id, behavior, enabled, risk_level)
				values (?, ?, ?, ?)
				on conflict (account_id, behavior) do nothing""", account.value(), behavior.key(), byDefault.enabled(),
				byDefault.riskLevel().rank());
		BehaviorChange before = Objects.requireNonNull(this.jdbc.queryForObject("""
				select enabled, risk_level
				from behavior_setting
				where account_id = ? and behavior = ?
				for no key update""", (row, number) -> change(row), account.value(), behavior.key()));
		this.jdbc.update("""
				update behavior_setting
				set enabled = ?, risk_level = ?
				where account_id = ? and behavior = ?""", change.enabled(), change.riskLevel().rank(), account.value(),
				behavior.key());
		return before;
	}

	/** By number, since a name is looked up again in every row. */
	private static BehaviorChange change(ResultSet row) throws SQLException {
		return new BehaviorChange(row.getBoolean(1), RiskLevel.ofRank(row.getInt(2)));
	}

}
