package io.ztrisk.behavior;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes how an account has configured the behaviours.
 */
@Service
class BehaviorService {

	private final BehaviorSettingRepository settings;

	private final AuditLog audit;

	BehaviorService(BehaviorSettingRepository settings, AuditLog audit) {
		this.settings = settings;
		this.audit = audit;
	}

	/**
	 * Merges a body of changes, all or none, and reads the whole catalogue back.
	 */
	@Transactional
	Map<Behavior, BehaviorSetting> configure(Actor actor, AccountId account, JsonNode body) {
		SortedMap<Behavior, BehaviorChange> changes = BehaviorUpdate.read(body);
		List<AuditEntry> entries = new ArrayList<>();
		changes.forEach((behavior, change) -> {
			BehaviorChange before = this.settings.configure(account, behavior, change);
			if (!before.equals(change)) {
				entries
					.add(AuditEntry.of(account.value(), AuditAction.BEHAVIOR_CHANGED, behavior.key(), before, change));
			}
		});
		this.audit.record(actor, entries);
		return this.settings.of(account);
	}

}
