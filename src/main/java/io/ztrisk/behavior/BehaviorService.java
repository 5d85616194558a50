package io.ztrisk.behavior;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
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
public class BehaviorService {

	private final BehaviorRepository settings;

	private final AuditLog audit;

	BehaviorService(BehaviorRepository settings, AuditLog audit) {
		this.settings = settings;
		this.audit = audit;
	}

	/**
	 * Changes behaviours, all or none.
	 * @return all behaviours after the changes
	 */
	@Transactional
	Map<Behavior, ConfiguredBehavior> configure(Actor actor, AccountId account, Map<Behavior, BehaviorChange> changes) {
		List<AuditEntry> entries = new ArrayList<>();
		lock(account, changes.keySet()).forEach((stored) -> {
			if (stored.isDeleted()) {
				throw new ApiException(ErrorCode.UNKNOWN_BEHAVIOR);
			}
			BehaviorChange change = Objects.requireNonNull(changes.get(stored.behavior()));
			BehaviorChange before = stored.configure(change);
			if (!before.equals(change)) {
				entries.add(AuditEntry.of(account.value(), AuditAction.BEHAVIOR_CHANGED, stored.behavior().key(),
						before, change));
			}
		});
		this.audit.record(actor, entries);
		// This query uses JDBC, so it does not see the changes, which are not flushed
		// yet.
		Map<Behavior, ConfiguredBehavior> settings = this.settings.of(account);
		changes
			.forEach((behavior, change) -> settings.computeIfPresent(behavior, (key, setting) -> setting.with(change)));
		return settings;
	}

	/** Enables behaviours that are not, and keeps their levels. */
	@Transactional
	public void enable(Actor actor, AccountId account, Collection<Behavior> behaviors) {
		Map<Behavior, ConfiguredBehavior> settings = new TreeMap<>(BehaviorCatalogue.all());
		settings.putAll(this.settings.of(account));
		Map<Behavior, BehaviorChange> changes = new TreeMap<>();
		for (Behavior behavior : behaviors) {
			ConfiguredBehavior setting = settings.get(behavior);
			if (setting != null && !setting.enabled()) {
				changes.put(behavior, new BehaviorChange(true, setting.riskLevel()));
			}
		}
		configure(actor, account, changes);
	}

	private List<StoredBehavior> lock(AccountId account, Set<Behavior> behaviors) {
		if (behaviors.isEmpty()) {
			return List.of();
		}
		Map<Behavior, ConfiguredBehavior> predefined = new TreeMap<>(BehaviorCatalogue.all());
		predefined.keySet().retainAll(behaviors);
		this.settings.create(account.value(), predefined.keySet().stream().map(Behavior::key).toArray(String[]::new),
				predefined.values().stream().map((setting) -> setting.riskLevel().rank()).toArray(Short[]::new));
		return this.settings.lock(account.value(), behaviors.stream().map(Behavior::key).toList());
	}

}
