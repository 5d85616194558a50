package io.ztrisk.detector;

import java.time.Duration;
import java.util.List;

import io.ztrisk.activity.Activity;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.dismissal.Likeness;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import io.ztrisk.sighting.Novelty;
import io.ztrisk.sighting.SeenValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Detects one behaviour in activities of users. A detector has no state: its findings
 * depend on the activities alone, not on the order in which they arrive.
 *
 * @param <A> the type of the activities
 */
public interface Detector<A extends Activity> {

	Behavior behavior();

	/** The type of the activities in which the behaviour is detected. */
	Class<A> activity();

	/**
	 * The version of an account's rule: observations of different versions are never
	 * combined. Zero if the detector is the same for all accounts.
	 */
	default long version() {
		return 0;
	}

	/**
	 * Whether an activity may be relevant under some settings. Called for every activity
	 * of the type, so it must be fast.
	 */
	default boolean matches(A activity) {
		return true;
	}

	/**
	 * Whether an activity has enough fields to tell if it shows the behaviour, although
	 * some fields of its record are missing.
	 */
	default boolean decides(A activity) {
		return false;
	}

	/**
	 * Extracts the observation from an activity that matches; null if the activity is not
	 * relevant under the account's criteria.
	 */
	@Nullable Observation extract(A activity, Criteria criteria);

	/**
	 * Extracts the values whose first sighting is a finding; none for detectors that keep
	 * observations.
	 */
	default List<SeenValue> sightings(A activity) {
		return List.of();
	}

	/**
	 * Evaluates a stored observation that alone is a finding under other criteria; null
	 * if it would not count.
	 */
	default @Nullable Observation reconsider(Observation kept, Criteria criteria) {
		return kept;
	}

	/**
	 * Why the observations that were kept under some settings do not show all findings
	 * under others; null if they do.
	 */
	default @Nullable String limitation(DetectionSettings kept, DetectionSettings others) {
		return null;
	}

	/** The rule that decides whether a value is new; null without sightings. */
	default @Nullable Novelty novelty() {
		return null;
	}

	/** The part of a finding's evidence that is equal for findings that are alike. */
	default JsonNode likeness(ObjectNode evidence) {
		return Likeness.ofMembers(evidence);
	}

	/**
	 * The length of the window of time in which observations are correlated; zero if each
	 * observation alone is a finding.
	 */
	default Duration window(DetectionSettings settings) {
		return Duration.ZERO;
	}

	/**
	 * The maximum number of observations of a user that count in a UTC hour, which limits
	 * the work for one user. Those with the smallest keys count, so the choice depends
	 * only on the records.
	 */
	default int hourlyLimit() {
		return 500;
	}

	/**
	 * Evaluates the observations that need it, each with those in the window before it.
	 * Called only if {@link #window} is not zero.
	 */
	default void correlate(ObservationWindow window, Criteria criteria, Findings findings) {
	}

}
