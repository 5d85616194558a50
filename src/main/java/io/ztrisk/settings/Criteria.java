package io.ztrisk.settings;

/**
 * What an account has set, in the form in which detectors use it.
 *
 * @param settings as they stand on the wire
 * @param exclusions those of the settings, ready to be looked up
 */
public record Criteria(DetectionSettings settings, Exclusions exclusions) {

	public static final Criteria DEFAULT = of(DetectionSettings.DEFAULT);

	public static Criteria of(DetectionSettings settings) {
		return new Criteria(settings, Exclusions.of(settings));
	}

}
