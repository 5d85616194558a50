package io.ztrisk.behavior;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Changes the settings of an account's behaviours.
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
	 * Changes behaviours, all or none.
	 * @return all behaviours after the changes
	 */
	@Transactional
	Map<Behavior, BehaviorSetting> configure(Actor actor, AccountId account, Map<Behavior, BehaviorChange> changes) {
		List<AuditEntry> entries = new ArrayList<>();
		lock(account, changes.keySet()).forEach((stored) -> {
			BehaviorChange change = Objects.requireNonNull(changes.get(stored.behavior()));
			BehaviorChange before = stored.configure(change);
			if (!before.equals(change)) {
				entries.add(AuditEntry.of(account.value(), AuditAction.BEHAVIOR_CHANGED, stored.behavior().key(),
						before, change));
			}
		});
		this.audit.record(actor, entries);
		Map<Behavior, BehaviorSetting> settings = this.settings.of(account);
		changes
			.forEach((behavior, change) -> settings.computeIfPresent(behavior, (key, setting) -> setting.with(change)));
		return settings;
	}

	private List<AccountBehavior> lock(AccountId account, Set<Behavior> behaviors) {
		if (behaviors.isEmpty()) {
			return List.of();
		}
		this.settings.create(account.value(), behaviors.stream().map(Behavior::key).toArray(String[]::new), behaviors
			.stream()
			.map((behavior) -> Objects.requireNonNull(BehaviorCatalogue.defaults().get(behavior)).riskLevel().rank())
			.toArray(Short[]::new));
		return this.settings.lock(account.value(), behaviors.stream().map(Behavior::key).toList());
	}

}
