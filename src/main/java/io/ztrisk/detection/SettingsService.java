package io.ztrisk.detection;

import io.ztrisk.api.AccountId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and changes the accounts' settings of detection.
 */
@Service
public class SettingsService {

	private final SettingsRepository settings;

	private final JsonMapper json;

	SettingsService(SettingsRepository settings, JsonMapper json) {
		this.settings = settings;
		this.json = json;
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
	 * Merges a body of changes, all or none, into what others have merged before.
	 */
	@Transactional
	Settings change(AccountId account, JsonNode body) {
		this.settings.create(account.value());
		DetectionSettings stored = this.settings.lock(account.value());
		SparseSettings sparse = sparse(stored);
		SparseSettings changed = sparse.with(SettingsChanges.read(body, sparse.whole(this.json)));
		stored.change(changed.values().toString());
		return changed.whole(this.json);
	}

	private SparseSettings sparse(DetectionSettings stored) {
		return new SparseSettings((ObjectNode) this.json.readTree(stored.settings()));
	}

}
