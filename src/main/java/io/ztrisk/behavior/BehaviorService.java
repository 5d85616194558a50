package io.ztrisk.behavior;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;

import io.ztrisk.api.AccountId;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and changes how an account has configured the behaviours.
 */
@Service
public class BehaviorService {

	private final BehaviorSettings settings;

	BehaviorService(BehaviorSettings settings) {
		this.settings = settings;
	}

	/**
	 * All behaviours as the account has them now, those never configured with their
	 * defaults.
	 */
	public Map<Behavior, BehaviorConfiguration> configuration(AccountId account) {
		Map<Behavior, BehaviorConfiguration> configuration = new EnumMap<>(Behavior.class);
		for (Behavior behavior : Behavior.values()) {
			configuration.put(behavior, new BehaviorConfiguration(false, behavior.defaultLevel()));
		}
		configuration.putAll(this.settings.of(account.value()));
		return configuration;
	}

	/**
	 * Merges a body of changes, all or none, and reads the whole catalogue back.
	 */
	@Transactional
	Map<Behavior, BehaviorConfiguration> configure(AccountId account, JsonNode body) {
		SortedMap<Behavior, BehaviorConfiguration> changes = BehaviorChanges.read(body);
		changes.forEach((behavior, change) -> this.settings.configure(account.value(), behavior, change));
		return configuration(account);
	}

}
