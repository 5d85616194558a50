package io.ztrisk.behavior;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.ztrisk.api.ApiSchema;

/**
 * A behaviour as an account has configured it.
 *
 * @param description the description for people
 * @param enabled whether events of the behaviour are stored
 * @param name the name for people
 * @param riskLevel the level of its events
 * @param version the version of the behaviour, see {@link BehaviorRule#version()}
 * @param hasRule whether a rule finds the behaviour
 */
@ApiSchema("Behavior")
public record ConfiguredBehavior(String description, boolean enabled, String name, RiskLevel riskLevel,
		@JsonIgnore long version, @JsonIgnore boolean hasRule) {

	private static final Pattern LATER_GENERATION = Pattern.compile("#[0-9]+ ");

	ConfiguredBehavior with(BehaviorChange change) {
		return new ConfiguredBehavior(this.description, change.enabled(), this.name, change.riskLevel(), this.version,
				this.hasRule);
	}

	ConfiguredBehavior withoutRule() {
		return new ConfiguredBehavior(this.description, this.enabled, this.name, this.riskLevel, this.version, false);
	}

	/**
	 * Whether an event with a bucket is of this generation of the behaviour. The bucket
	 * of a new value begins with the value, which may begin with #.
	 */
	public boolean hasBucket(String bucket) {
		int generation = BehaviorRule.generation(this.version);
		return (generation > 1) ? bucket.startsWith(BehaviorRule.prefix(generation))
				: !LATER_GENERATION.matcher(bucket).lookingAt();
	}

}
