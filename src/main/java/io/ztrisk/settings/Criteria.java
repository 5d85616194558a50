package io.ztrisk.settings;

/**
 * What an account has set, in the form in which detectors use it.
 *
 * @param settings as they stand on the wire
 * @param exclusions those of the settings, ready to be looked up
 */
public record Criteria(Settings settings, Exclusions exclusions) {

	public static final Criteria DEFAULT = of(Settings.DEFAULT);

	public static Criteria of(Settings settings) {
		return new Criteria(settings, Exclusions.of(settings));
	}

}
