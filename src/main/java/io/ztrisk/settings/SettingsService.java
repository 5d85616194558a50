package io.ztrisk.settings;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ConcurrentLruCache;

/**
 * Reads and changes the settings of detection of each account.
 */
@Service
public class SettingsService {

	/**
	 * The number of parsed settings in the cache. Only long lists take long to parse, and
	 * these take memory.
	 */
	private static final int MAX_PARSED = 4;

	private final SettingsRepository settings;

	private final AuditLog audit;

	private final JsonMapper json;

	private final ConcurrentLruCache<String, Criteria> parsed;

	SettingsService(SettingsRepository settings, AuditLog audit, JsonMapper json) {
		this.settings = settings;
		this.audit = audit;
		this.json = json;
		this.parsed = new ConcurrentLruCache<>(MAX_PARSED,
				(text) -> Criteria.of(SettingsOverrides.parse(json, text).withDefaults(json)));
	}

	@Transactional
	public DetectionSettings of(AccountId account) {
		return this.settings.find(account.value())
			.map((stored) -> overrides(stored).withDefaults(this.json))
			.orElse(DetectionSettings.DEFAULT);
	}

	@Transactional
	public Criteria criteria(AccountId account) {
		return this.settings.find(account.value())
			.map((stored) -> this.parsed.get(stored.settings()))
			.orElse(Criteria.DEFAULT);
	}

	/**
	 * The criteria as they would be after an update, which is not stored.
	 * @throws io.ztrisk.api.ApiException with all problems of the body
	 */
	@Transactional
	public Criteria proposed(AccountId account, SettingsUpdate update) {
		SettingsOverrides overrides = this.settings.find(account.value())
			.map(this::overrides)
			.orElseGet(() -> SettingsOverrides.parse(this.json, "{}"));
		return Criteria.of(overrides.with(update, overrides.withDefaults(this.json)).withDefaults(this.json));
	}

	/** Merges a change into the stored settings, which are locked meanwhile. */
	@Transactional
	DetectionSettings change(Actor actor, AccountId account, SettingsChange change) {
		this.settings.create(account.value());
		AccountSettings stored = this.settings.lock(account.value()).orElseThrow();
		SettingsOverrides overrides = overrides(stored);
		DetectionSettings before = overrides.withDefaults(this.json);
		SettingsOverrides changed = overrides.with(change, before);
		stored.change(changed.json());
		DetectionSettings after = changed.withDefaults(this.json);
		this.audit.record(actor, entries(account, before.sections(), after.sections()));
		return after;
	}

	private static List<AuditEntry> entries(AccountId account, Map<String, Record> before, Map<String, Record> after) {
		return before.keySet()
			.stream()
			.filter((section) -> !Objects.equals(before.get(section), after.get(section)))
			.map((section) -> AuditEntry.of(account.value(), AuditAction.SETTINGS_CHANGED, section, before.get(section),
					after.get(section)))
			.toList();
	}

	private SettingsOverrides overrides(AccountSettings stored) {
		return SettingsOverrides.parse(this.json, stored.settings());
	}

}
