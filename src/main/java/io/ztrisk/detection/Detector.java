package io.ztrisk.detection;

import java.time.Duration;
import java.util.Set;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.log.Dataset;
import io.ztrisk.log.LogRecord;
import io.ztrisk.observation.Observation;
import io.ztrisk.settings.Criteria;
import io.ztrisk.settings.DetectionSettings;
import org.jspecify.annotations.Nullable;

/**
 * Finds one behaviour in activity logs. A detector is a pure function of what it is
 * given: what it finds depends on the records alone, never on the order in which they
 * come. It keeps nothing itself.
 */
public interface Detector {

	/**
	 * The behaviour that is found.
	 */
	Behavior behavior();

	/**
	 * The datasets whose records are looked at.
	 */
	Set<Dataset> datasets();

	/**
	 * Whether a record could matter under any settings. It is asked for every record of
	 * the datasets, so it must cost next to nothing.
	 */
	boolean matches(LogRecord record);

	/**
	 * The fields that are missing in a record and without which the behaviour cannot be
	 * decided, whatever the settings. It is asked for every record of the datasets, so it
	 * must cost next to nothing.
	 * @return empty for a record that is complete, or decided without them
	 */
	Set<String> missing(LogRecord record);

	/**
	 * What to keep of a record that concerns the behaviour; null if it does not matter by
	 * these criteria.
	 */
	@Nullable Observation extract(LogRecord record, Criteria criteria);

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
