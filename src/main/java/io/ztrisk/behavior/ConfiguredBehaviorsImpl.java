package io.ztrisk.behavior;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.ztrisk.api.AccountId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcOperations;

/**
 * Reads behaviours with JDBC.
 */
class ConfiguredBehaviorsImpl implements ConfiguredBehaviors {

	private final JdbcOperations jdbc;

	ConfiguredBehaviorsImpl(JdbcOperations jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public Map<Behavior, ConfiguredBehavior> of(AccountId account) {
		Map<Behavior, ConfiguredBehavior> settings = new TreeMap<>(BehaviorCatalogue.defaults());
		this.jdbc.query("""
				select behavior, enabled, risk_level, generation, revision, name, description, suspended,
					rule is not null as has_rule
				from behavior_setting
				where account_id = ? and not deleted""", (row) -> {
			Behavior behavior = new Behavior(row.getString("behavior"));
			ConfiguredBehavior setting = setting(behavior, row);
			if (setting != null) {
				settings.put(behavior, setting);
			}
		}, account.value());
		return settings;
	}

	/** Null for a behaviour of a later version of the server. */
	private static @Nullable ConfiguredBehavior setting(Behavior behavior, ResultSet row) throws SQLException {
		BehaviorChange change = new BehaviorChange(row.getBoolean("enabled"),
				RiskLevel.ofRank(row.getInt("risk_level")));
		String name = row.getString("name");
		ConfiguredBehavior setting = (name != null) ? new ConfiguredBehavior(
				Objects.requireNonNullElse(row.getString("description"), ""), change.enabled(), name,
				change.riskLevel(), BehaviorRule.version(row.getInt("generation"), row.getInt("revision")),
				row.getBoolean("has_rule")) : BehaviorCatalogue.all().get(behavior);
		if (setting == null) {
			return null;
		}
		return row.getBoolean("suspended") ? setting.with(change).withoutRule() : setting.with(change);
	}

}
