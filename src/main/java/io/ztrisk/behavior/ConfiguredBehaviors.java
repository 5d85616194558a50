package io.ztrisk.behavior;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.ztrisk.api.AccountId;

import org.springframework.util.function.SingletonSupplier;

/**
 * The query of {@link BehaviorRepository} that every batch and every
 * {@code GET behaviors} makes. It uses JDBC: entities would take 30 µs longer.
 */
interface ConfiguredBehaviors {

	/**
	 * The behaviours that are listed for an account: those that every account has, with
	 * the default settings if there is no row, and those that it has named or made.
	 */
	Map<Behavior, ConfiguredBehavior> of(AccountId account);

	/**
	 * Finds behaviours by key, also those that are not listed. The behaviours that the
	 * account has made are read once, if such a key is looked up.
	 */
	default Function<String, Optional<Behavior>> finder(AccountId account) {
		Supplier<Set<Behavior>> listed = SingletonSupplier.of(() -> of(account).keySet());
		return (key) -> BehaviorCatalogue.find(key)
			.or(() -> Optional.of(new Behavior(key)).filter((one) -> one.isCustom() && listed.get().contains(one)));
	}

}
