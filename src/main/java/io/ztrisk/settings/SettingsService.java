package io.ztrisk.settings;

import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ConcurrentLruCache;

/**
 * Reads and changes the accounts' settings of detection.
 */
@Service
public class SettingsService {

	/**
	 * How many texts of settings are kept parsed. Only long lists take a while to parse,
	 * and take memory.
	 */
	private static final int MOST_PARSED = 4;

	private final SettingsRepository settings;

	private final AuditLog audit;

	private final JsonMapper json;

	private final ConcurrentLruCache<String, Criteria> parsed;

	SettingsService(SettingsRepository settings, AuditLog audit, JsonMapper json) {
		this.settings = settings;
		this.audit = audit;
		this.json = json;
		this.parsed = new ConcurrentLruCache<>(MOST_PARSED,
				(text) -> Criteria.of(new SettingsOverrides((ObjectNode) json.readTree(text)).whole(json)));
	}

	/**
	 * The settings as they are now.
	 */
	@Transactional
	public DetectionSettings of(AccountId account) {
		return this.settings.find(account.value())
			.map((stored) -> sparse(stored).whole(this.json))
			.orElse(DetectionSettings.DEFAULT);
	}

	/**
	 * The settings as they are now, in the form in which detectors use them.
	 */
	@Transactional
	public Criteria criteria(AccountId account) {
		return this.settings.find(account.value())
			.map((stored) -> this.parsed.get(stored.settings()))
			.orElse(Criteria.DEFAULT);
	}

	/**
	 * Merges a body of changes, all or none, into what others have merged before.
	 */
	@Transactional
	DetectionSettings change(Actor actor, AccountId account, JsonNode body) {
		this.settings.create(account.value());
		AccountSettings stored = this.settings.lock(account.value());
		SettingsOverrides sparse = sparse(stored);
		DetectionSettings before = sparse.whole(this.json);
		SettingsOverrides changed = sparse.with(SettingsUpdate.read(body, before));
		stored.change(changed.values().toString());
		DetectionSettings after = changed.whole(this.json);
		this.audit.record(actor, entries(account, this.json.valueToTree(before), this.json.valueToTree(after)));
		return after;
	}

	/** An entry for each section that is not what it was. */
	private static List<AuditEntry> entries(AccountId account, ObjectNode before, ObjectNode after) {
		return before.propertyNames()
			.stream()
			.filter((section) -> !before.path(section).equals(after.path(section)))
			.map((section) -> AuditEntry.of(account.value(), AuditAction.SETTINGS_CHANGED, section,
					before.path(section), after.path(section)))
			.toList();
	}

	private SettingsOverrides sparse(AccountSettings stored) {
		return new SettingsOverrides((ObjectNode) this.json.readTree(stored.settings()));
	}

}
