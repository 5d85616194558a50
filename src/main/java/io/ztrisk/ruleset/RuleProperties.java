package io.ztrisk.ruleset;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of rules.
 *
 * @param mostKept Maximum number of records that a rule of an account keeps; at least 1.
 * At this number the server switches the rule off.
 */
@ConfigurationProperties("ztrisk.rules")
record RuleProperties(@DefaultValue("1000000") int mostKept) {

	RuleProperties {
		if (mostKept < 1) {
			throw new IllegalArgumentException("ztrisk.rules.most-kept must be at least 1");
		}
	}

}
