package io.ztrisk.testmode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.ztrisk.api.AccountId;

import org.springframework.stereotype.Component;

/**
 * The errors with which the next calls of each account fail. They are kept in memory.
 */
@Component
@InTestMode
class Failures {

	private final Map<String, List<Failure>> byAccount = new HashMap<>();

	synchronized void add(AccountId account, Failure failure) {
		this.byAccount.computeIfAbsent(account.value(), (key) -> new ArrayList<>()).add(failure);
	}

	synchronized List<Failure> of(AccountId account) {
		return List.copyOf(this.byAccount.getOrDefault(account.value(), List.of()));
	}

	synchronized void clear(AccountId account) {
		this.byAccount.remove(account.value());
	}

	/** Takes the first error with which a call must fail, and counts it. */
	synchronized Optional<Failure> take(AccountId account, String method, AccountRoute route) {
		List<Failure> all = this.byAccount.getOrDefault(account.value(), List.of());
		for (int i = 0; i < all.size(); i++) {
			Failure failure = all.get(i);
			if (failure.matches(method, route)) {
				if (failure.times() == 1) {
					all.remove(i);
				}
				else {
					all.set(i, failure.once());
				}
				return Optional.of(failure);
			}
		}
		return Optional.empty();
	}

}
