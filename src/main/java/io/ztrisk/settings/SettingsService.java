package io.ztrisk.settings;

import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Action;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.Audit;
import io.ztrisk.audit.Entry;
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

	private final Audit audit;

	private final JsonMapper json;

	private final ConcurrentLruCache<String, Criteria> parsed;

	SettingsService(SettingsRepository settings, Audit audit, JsonMapper json) {
		this.settings = settings;
		this.audit = audit;
		this.json = json;
		this.parsed = new ConcurrentLruCache<>(MOST_PARSED,
				(text) -> Criteria.of(new SparseSettings((ObjectNode) json.readTree(text)).whole(json)));
	}

	/**
	 * The settings as they are now.
	 */
	@Transactional
	public Settings of(AccountId account) {
		return this.settings.find(account.value())
			.map((stored) -> sparse(stored).whole(this.json))
			.orElse(Settings.DEFAULT);
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
	Settings change(Actor actor, AccountId account, JsonNode body) {
		this.settings.create(account.value());
		DetectionSettings stored = this.settings.lock(account.value());
		SparseSettings sparse = sparse(stored);
		Settings before = sparse.whole(this.json);
		SparseSettings changed = sparse.with(SettingsChanges.read(body, before));
		stored.change(changed.values().toString());
		Settings after = changed.whole(this.json);
		this.audit.note(actor, entries(account, this.json.valueToTree(before), this.json.valueToTree(after)));
		return after;
	}

	/** An entry for each section that is not what it was. */
	private static List<Entry> entries(AccountId account, ObjectNode before, ObjectNode after) {
		return before.propertyNames()
			.stream()
			.filter((section) -> !before.path(section).equals(after.path(section)))
			.map((section) -> Entry.of(account.value(), Action.SETTINGS_CHANGED, section, before.path(section),
					after.path(section)))
			.toList();
	}

	private SparseSettings sparse(DetectionSettings stored) {
		return new SparseSettings((ObjectNode) this.json.readTree(stored.settings()));
	}

}
