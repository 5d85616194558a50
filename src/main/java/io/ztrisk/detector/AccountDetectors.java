package io.ztrisk.detector;

import java.util.List;
import java.util.Map;

import io.ztrisk.activity.AnyActivity;
import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.ConfiguredBehavior;

/**
 * The detectors of the rules of accounts.
 */
public interface AccountDetectors {

	/**
	 * The detectors of an account, also those of behaviours that are not enabled.
	 * @param behaviors the behaviours of the account
	 */
	List<Detector<AnyActivity>> of(AccountId account, Map<Behavior, ConfiguredBehavior> behaviors);

	/** The detectors of the rules that an account has made, also of suspended ones. */
	List<Detector<AnyActivity>> made(AccountId account);

	/**
	 * Notes what was stored. Called after the transaction.
	 * @param numbers the numbers of observations and sightings that are new or have
	 * replaced a stored one, by behaviour
	 */
	void stored(AccountId account, Map<Behavior, Long> numbers);

}
