package io.ztrisk.ruleset;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorRule;
import io.ztrisk.behavior.BehaviorRules;
import io.ztrisk.observation.ObservationRepository;
import io.ztrisk.sighting.SightingMoves;

import org.springframework.stereotype.Component;

/**
 * Switches off rules that keep too many records, such as one that takes every DNS query.
 * The records are counted each time that this server has stored a hundredth of the limit,
 * since counting takes as long as reading them.
 */
@Component
class RuleSizes {

	private static final int STEPS = 100;

	private final BehaviorRules behaviors;

	private final ObservationRepository observations;

	private final SightingMoves sightings;

	private final int mostKept;

	/** The numbers of rows that this server has stored since it counted them. */
	private final LoadingCache<Key, AtomicLong> stored = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterAccess(Duration.ofDays(1))
		.build((key) -> new AtomicLong());

	RuleSizes(BehaviorRules behaviors, ObservationRepository observations, SightingMoves sightings,
			RuleProperties properties) {
		this.behaviors = behaviors;
		this.observations = observations;
		this.sightings = sightings;
		this.mostKept = properties.mostKept();
	}

	void add(AccountId account, Behavior behavior, long number) {
		AtomicLong sum = Objects.requireNonNull(this.stored.get(new Key(account, behavior)));
		if (sum.addAndGet(number) >= Math.max(1, this.mostKept / STEPS)) {
			sum.set(0);
			suspendIfTooLarge(account, behavior);
		}
	}

	private void suspendIfTooLarge(AccountId account, Behavior behavior) {
		this.behaviors.of(account)
			.stream()
			.filter((rule) -> rule.behavior().equals(behavior) && rule.enabled())
			.filter((rule) -> keepsTooMany(account.value(), rule))
			.forEach((rule) -> this.behaviors.suspend(account, rule));
	}

	private boolean keepsTooMany(String accountId, BehaviorRule rule) {
		return this.observations.countOfRule(accountId, rule.behavior(), rule.version(), this.mostKept) + this.sightings
			.countOfRule(accountId, rule.behavior(), rule.version(), this.mostKept) >= this.mostKept;
	}

	/** The key of a sum. */
	private record Key(AccountId account, Behavior behavior) {

	}

}
