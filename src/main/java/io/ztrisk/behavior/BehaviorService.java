package io.ztrisk.behavior;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Action;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.Audit;
import io.ztrisk.audit.Entry;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes how an account has configured the behaviours.
 */
@Service
class BehaviorService {

	private final BehaviorSettings settings;

	private final Audit audit;

	BehaviorService(BehaviorSettings settings, Audit audit) {
		this.settings = settings;
		this.audit = audit;
	}

	/**
	 * Merges a body of changes, all or none, and reads the whole catalogue back.
	 */
	@Transactional
	Map<Behavior, BehaviorConfiguration> configure(Actor actor, AccountId account, JsonNode body) {
		SortedMap<Behavior, BehaviorConfiguration> changes = BehaviorChanges.read(body);
		List<Entry> entries = new ArrayList<>();
		changes.forEach((behavior, change) -> {
			BehaviorConfiguration before = this.settings.configure(account, behavior, change);
			if (!before.equals(change)) {
				entries.add(Entry.of(account.value(), Action.BEHAVIOR_CHANGED, behavior.key(), before, change));
			}
		});
		this.audit.note(actor, entries);
		return this.settings.of(account);
	}

}
