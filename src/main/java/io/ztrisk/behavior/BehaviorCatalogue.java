package io.ztrisk.behavior;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The behaviours that every account has. Keys and names of {@code high_dlp},
 * {@code imp_travel} and {@code sentinel_one} are Cloudflare's own.
 */
public final class BehaviorCatalogue {

	private static final SortedMap<Behavior, ConfiguredBehavior> DEFAULTS = create();

	private static final SortedMap<Behavior, PredefinedRule> RULES = PredefinedRule.readAll();

	private static final SortedMap<Behavior, ConfiguredBehavior> ALL = createAll();

	private BehaviorCatalogue() {
	}

	/** The listed behaviours and their default settings, in the order of the keys. */
	public static SortedMap<Behavior, ConfiguredBehavior> defaults() {
		return DEFAULTS;
	}

	/** Also those with a rule, which are listed once an account has named them. */
	public static SortedMap<Behavior, ConfiguredBehavior> all() {
		return ALL;
	}

	/** The rules of the predefined behaviours that have one. */
	static SortedMap<Behavior, PredefinedRule> rules() {
		return RULES;
	}

	static Optional<Behavior> find(String key) {
		return Optional.of(new Behavior(key)).filter(ALL::containsKey);
	}

	private static SortedMap<Behavior, ConfiguredBehavior> create() {
		SortedMap<Behavior, ConfiguredBehavior> defaults = new TreeMap<>();
		add(defaults, "crowdstrike_low", "CrowdStrike Low Device Score",
				"A CrowdStrike Zero Trust Assessment score of the user's device is at most 50", RiskLevel.HIGH);
		add(defaults, "crowdstrike_medium", "CrowdStrike Medium Device Score",
				"A CrowdStrike Zero Trust Assessment score of the user's device is above 50 and below 80",
				RiskLevel.MEDIUM);
		add(defaults, "high_dlp", "High Number of DLP Policies Triggered",
				"The user triggered an unusual number of data loss prevention policies within a minute",
				RiskLevel.MEDIUM);
		add(defaults, "high_risk_domain", "High Risk Domain Visited",
				"The user visited a domain of questionable content, violence or another high risk category",
				RiskLevel.LOW);
		add(defaults, "imp_travel", "Impossible Travel",
				"The user logged in from two places too far apart for the time between the logins", RiskLevel.HIGH);
		add(defaults, "malicious_file", "Interaction with Malicious File",
				"A file that the user up- or downloaded was found malicious", RiskLevel.HIGH);
		add(defaults, "security_domain", "Suspicious Security Domain Visited",
				"The user visited a domain categorized as a security threat or a security risk", RiskLevel.MEDIUM);
		add(defaults, "sentinel_one", "SentinelOne Infection Detected",
				"SentinelOne reports an infection or an active threat on the user's device", RiskLevel.MEDIUM);
		return Collections.unmodifiableSortedMap(defaults);
	}

	private static SortedMap<Behavior, ConfiguredBehavior> createAll() {
		SortedMap<Behavior, ConfiguredBehavior> all = new TreeMap<>(DEFAULTS);
		RULES.forEach((behavior, rule) -> all.put(behavior, rule.setting()));
		return Collections.unmodifiableSortedMap(all);
	}

	private static void add(SortedMap<Behavior, ConfiguredBehavior> defaults, String key, String name,
			String description, RiskLevel level) {
		defaults.put(new Behavior(key), new ConfiguredBehavior(description, false, name, level, 0, false));
	}

}
