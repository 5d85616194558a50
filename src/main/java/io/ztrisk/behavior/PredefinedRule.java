package io.ztrisk.behavior;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A predefined behaviour with a rule. Each is a file named after its key.
 *
 * @param setting the default
 */
record PredefinedRule(ConfiguredBehavior setting, JsonNode rule) {

	private static final List<String> KEYS = List.of("anonymous_login", "failed_logins", "mfa_fatigue", "new_country",
			"reported_risk");

	static SortedMap<Behavior, PredefinedRule> readAll() {
		SortedMap<Behavior, PredefinedRule> rules = new TreeMap<>();
		KEYS.forEach((key) -> rules.put(new Behavior(key), read(key)));
		return rules;
	}

	private static PredefinedRule read(String key) {
		try (InputStream file = PredefinedRule.class.getResourceAsStream(key + ".json")) {
			JsonNode document = JsonMapper.shared().readTree(Objects.requireNonNull(file));
			RiskLevel level = RiskLevel.parse(document.required("risk_level").stringValue()).orElseThrow();
			return new PredefinedRule(
					new ConfiguredBehavior(document.required("description").stringValue(), false,
							document.required("name").stringValue(), level, BehaviorRule.version(1, 1), true),
					document.required("rule"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
