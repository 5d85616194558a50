package io.ztrisk.behavior;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of risk behaviours. Keys and names of {@code high_dlp},
 * {@code imp_travel} and {@code sentinel_one} are Cloudflare's own.
 */
public enum Behavior {

	/** A poor CrowdStrike score. */
	CROWDSTRIKE_LOW("CrowdStrike Low Device Score",
			"A CrowdStrike Zero Trust Assessment score of the user's device is at most 50", RiskLevel.HIGH),

	/** A mediocre CrowdStrike score. */
	CROWDSTRIKE_MEDIUM("CrowdStrike Medium Device Score",
			"A CrowdStrike Zero Trust Assessment score of the user's device is above 50 and below 80",
			RiskLevel.MEDIUM),

	/** Many DLP matches at once. */
	HIGH_DLP("High Number of DLP Policies Triggered",
			"The user triggered an unusual number of data loss prevention policies within a minute", RiskLevel.MEDIUM),

	/** Questionable content, violence or CIPA. */
	HIGH_RISK_DOMAIN("High Risk Domain Visited",
			"The user visited a domain of questionable content, violence or another high risk category", RiskLevel.LOW),

	/** Two logins too far apart. */
	IMP_TRAVEL("Impossible Travel", "The user logged in from two places too far apart for the time between the logins",
			RiskLevel.HIGH),

	/** A malicious file moved. */
	MALICIOUS_FILE("Interaction with Malicious File", "A file that the user up- or downloaded was found malicious",
			RiskLevel.HIGH),

	/** A security threat's or risk's domain. */
	SECURITY_DOMAIN("Suspicious Security Domain Visited",
			"The user visited a domain categorized as a security threat or a security risk", RiskLevel.MEDIUM),

	/** An infected device. */
	SENTINEL_ONE("SentinelOne Infection Detected",
			"SentinelOne reports an infection or an active threat on the user's device", RiskLevel.MEDIUM);

	private static final Map<String, Behavior> BY_KEY = Stream.of(values())
		.collect(Collectors.toUnmodifiableMap(Behavior::key, Function.identity()));

	private final String key = name().toLowerCase(Locale.ROOT);

	private final String title;

	private final String description;

	private final RiskLevel defaultLevel;

	Behavior(String title, String description, RiskLevel defaultLevel) {
		this.title = title;
		this.description = description;
		this.defaultLevel = defaultLevel;
	}

	/**
	 * The key on the wire.
	 */
	public String key() {
		return this.key;
	}

	/**
	 * The name for a person.
	 */
	public String title() {
		return this.title;
	}

	/**
	 * What the behaviour is, for a person.
	 */
	public String description() {
		return this.description;
	}

	RiskLevel defaultLevel() {
		return this.defaultLevel;
	}

	/**
	 * Finds a behaviour by its key.
	 */
	public static Optional<Behavior> parse(String key) {
		return Optional.ofNullable(BY_KEY.get(key));
	}

}
