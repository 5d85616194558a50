package io.ztrisk.settings;

/**
 * The settings of an account, in the form in which detectors use them.
 *
 * @param settings as the API shows them
 * @param exclusions the exclusions of the settings, indexed
 */
public record Criteria(DetectionSettings settings, Exclusions exclusions) {

	public static final Criteria DEFAULT = of(DetectionSettings.DEFAULT);

	public static Criteria of(DetectionSettings settings) {
		return new Criteria(settings, Exclusions.of(settings));
	}

}
