package io.ztrisk.behavior;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows behaviours, and makes, changes and deletes those of accounts.
 */
@Service
class CustomBehaviorService {

	private static final int MAX_BEHAVIORS = 100;

	private final BehaviorRepository behaviors;

	private final AuditLog audit;

	private final Clock clock;

	CustomBehaviorService(BehaviorRepository behaviors, AuditLog audit, Clock clock) {
		this.behaviors = behaviors;
		this.audit = audit;
		this.clock = clock;
	}

	/** A behaviour of an account, also one that is not listed. */
	@Transactional(readOnly = true)
	BehaviorDetails details(AccountId account, String key) {
		Behavior behavior = new Behavior(key);
		Optional<ConfiguredBehavior> predefined = Optional.ofNullable(BehaviorCatalogue.all().get(behavior));
		return Optional.of(behavior)
			.filter((one) -> predefined.isPresent() || one.isCustom())
			.flatMap((one) -> this.behaviors.find(account.value(), key))
			.map(StoredBehavior::details)
			.or(() -> predefined.map((setting) -> BehaviorDetails.ofDefault(behavior, setting)))
			.orElseThrow(() -> new ApiException(ErrorCode.BEHAVIOR_NOT_FOUND));
	}

	/**
	 * Makes or changes a behaviour.
	 * @param read reads the definition; no other one of the account changes meanwhile,
	 * since their rules have limits together
	 */
	@Transactional
	BehaviorDetails define(Actor actor, AccountId account, String key, Supplier<BehaviorDefinition> read) {
		Behavior behavior = custom(key);
		this.behaviors.lockDefinitions(account.value());
		BehaviorDefinition definition = read.get();
		this.behaviors.createCustom(account.value(), key);
		StoredBehavior stored = lock(account, behavior);
		BehaviorDetails before = stored.isDeleted() ? null : stored.details();
		if (before == null && this.behaviors.countCustom(account.value()) >= MAX_BEHAVIORS) {
			throw new ApiException(ErrorCode.INVALID_FIELD,
					"An account has at most " + MAX_BEHAVIORS + " behaviors of its own");
		}
		stored.define(definition, this.clock.instant());
		BehaviorDetails after = stored.details();
		if (!after.equals(before)) {
			record(actor, account, (before != null) ? AuditAction.BEHAVIOR_CHANGED : AuditAction.BEHAVIOR_MADE,
					behavior, before, after);
		}
		return after;
	}

	@Transactional
	void delete(Actor actor, AccountId account, String key) {
		Behavior behavior = custom(key);
		StoredBehavior stored = this.behaviors.lock(account.value(), List.of(key))
			.stream()
			.filter((one) -> !one.isDeleted())
			.findFirst()
			.orElseThrow(() -> new ApiException(ErrorCode.BEHAVIOR_NOT_FOUND));
		record(actor, account, AuditAction.BEHAVIOR_DELETED, behavior, stored.details(), null);
		stored.delete();
	}

	/**
	 * Disables the behaviour of a rule that keeps too many records, until it is enabled
	 * again. Nothing changes if its rule has another version by now.
	 */
	@Transactional
	void suspend(AccountId account, Behavior behavior, long version) {
		this.behaviors.lock(account.value(), List.of(behavior.key())).forEach((stored) -> {
			BehaviorDetails before = stored.details();
			if (stored.suspend(version)) {
				record(Actor.SERVER, account, AuditAction.BEHAVIOR_CHANGED, behavior, before, stored.details());
			}
		});
	}

	private StoredBehavior lock(AccountId account, Behavior behavior) {
		return this.behaviors.lock(account.value(), List.of(behavior.key())).getFirst();
	}

	private void record(Actor actor, AccountId account, AuditAction action, Behavior behavior,
			@Nullable BehaviorDetails before, @Nullable BehaviorDetails after) {
		this.audit.record(actor, List.of(AuditEntry.of(account.value(), action, behavior.key(), before, after)));
	}

	private static Behavior custom(String key) {
		Behavior behavior = new Behavior(key);
		if (!behavior.isCustom()) {
			throw new ApiException(ErrorCode.UNKNOWN_BEHAVIOR,
					"The key of a behavior of an account must be custom_ and 1 to 57 of a-z, 0-9 and _");
		}
		return behavior;
	}

}
