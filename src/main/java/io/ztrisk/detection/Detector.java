package io.ztrisk.detection;

import java.time.Duration;

import io.ztrisk.activity.Activity;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Finds one behaviour in activities of users. A detector is a pure function: its findings
 * depend on the activities alone, never on the order in which they come. It keeps nothing
 * itself.
 *
 * @param <A> the type of the activities
 */
public interface Detector<A extends Activity> {

	/**
	 * The behaviour that is found.
	 */
	Behavior behavior();

	/**
	 * The type of the activities in which it is found.
	 */
	Class<A> activity();

	/**
	 * Whether an activity could matter under any settings. Called for every activity of
	 * the type, so it must cost next to nothing.
	 */
	default boolean matches(A activity) {
		return true;
	}

	/**
	 * Whether an activity decides about the behaviour though fields of its record are
	 * missing.
	 */
	default boolean decides(A activity) {
		return false;
	}

	/**
	 * What to keep of an activity that matches; null if it does not matter by these
	 * criteria.
	 */
	@Nullable Observation extract(A activity, Criteria criteria);

	/**
	 * How far apart observations may lie to be judged together; zero if each stands for
	 * itself.
	 */
	default Duration window(DetectionSettings settings) {
		return Duration.ZERO;
	}

	/**
	 * How many observations of one user and UTC hour count. Those with the smallest keys
	 * stay. So what is dropped depends on the records alone, and the work for one user
	 * has a bound.
	 */
	default int mostAnHour() {
		return 500;
	}

	/**
	 * Judges the observations that are to be judged, each with those before it. Called
	 * only where {@link #window} is not zero.
	 */
	default void judge(ObservationWindow history, Criteria criteria, Verdicts verdicts) {
	}

}
