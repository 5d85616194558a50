package io.ztrisk.change;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.BehaviorRepository;

import org.springframework.stereotype.Component;

/**
 * Tells people why a level has changed: the name of the behaviour, or the cause.
 */
@Component
public class ChangeReasons {

	private final BehaviorRepository behaviors;

	ChangeReasons(BehaviorRepository behaviors) {
		this.behaviors = behaviors;
	}

	/** The reasons of changes of an account, whose behaviours are read once. */
	public Function<LoggedChange, String> of(AccountId account) {
		Map<String, String> names = this.behaviors.of(account)
			.entrySet()
			.stream()
			.collect(Collectors.toMap((one) -> one.getKey().key(), (one) -> one.getValue().name()));
		return (change) -> (change.behavior() != null) ? names.getOrDefault(change.behavior(), change.behavior())
				: cause(change.cause().wire());
	}

	private static String cause(String wire) {
		return wire.substring(0, 1).toUpperCase(Locale.ROOT) + wire.substring(1);
	}

}
