package io.ztrisk;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which variables and properties the server warns of at its start.
 */
class UnknownSettingsTests {

	private static final KnownSettings KNOWN = KnownSettings.on(UnknownSettingsTests.class.getClassLoader());

	@Test
	void settingsAreThoseOfTheDescriptionsOfTheBuild() {
		assertThat(KNOWN.settings()).extracting(KnownSettings.Setting::name)
			.contains("ztrisk.horizon", "ztrisk.retention.events", "ztrisk.tracing")
			.doesNotContain("ztrisk.retention")
			.allMatch((name) -> name.startsWith("ztrisk."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ZTRISK_HORIZON", "ztrisk_horizon", "ZTRISK_RETENTION_DETECTIONSTATE",
			"ZTRISK_RETENTION_DETECTION_STATE", "ZTRISK_RATE_LIMIT_CALLS", "ZTRISK_TRACING" })
	void variablesThatSpringBootBindsAreKnown(String variable) {
		assertThat(ofVariable(variable)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "ZTRISK_HORISON, ZTRISK_HORIZON", "ZTRISK_RETENTION_EVENT, ZTRISK_RETENTION_EVENTS",
			"ZTRISK_RETENTIONEVENTS, ZTRISK_RETENTION_EVENTS", "ZTRISK_RATELIMITCALLS, ZTRISK_RATELIMIT_CALLS",
			"ZTRISK_ADMINTOKE, ZTRISK_ADMINTOKEN", "ZTRISK_SECRET_KEY, ZTRISK_SECRETS_KEY",
			"ztrisk_horison, ZTRISK_HORIZON", "ZTRISK_GEO_DATABASES, ZTRISK_GEO_DATABASE" })
	void aMisspeltVariableIsNamedWithTheNearestOne(String variable, String meant) {
		assertThat(ofVariable(variable)).containsExactly("The variable " + variable
				+ " has no effect, since there is no such setting. Did you mean " + meant + "?");
	}

	@Test
	void aVariableThatIsLikeNoneIsNamedAlone() {
		assertThat(ofVariable("ZTRISK_COLOUR"))
			.containsExactly("The variable ZTRISK_COLOUR has no effect, since there is no such setting.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ZTRISK_PORT", "ZTRISK_DOMAIN", "ZTRISK_IMAGE", "ZTRISK_VERSION", "ZTRISK_SERVICE_HOST",
			"ZTRISK_SERVICE_PORT", "ZTRISK_SERVICE_PORT_HTTP", "ZTRISK_PORT_8080_TCP", "ZTRISK_PORT_8080_TCP_ADDR",
			"ZTRISK_MANAGEMENT_SERVICE_HOST", "ZTRISK_MANAGEMENT_PORT", "ZTRISK_MANAGEMENT_PORT_8081_TCP_PROTO" })
	void variablesOfComposeAndOfKubernetesAreNoneOfTheServer(String variable) {
		assertThat(ofVariable(variable)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ZTRISKY_HORISON", "SPRING_DATASOURCE_ULR", "ZT", "PATH" })
	void otherVariablesAreNotLookedAt(String variable) {
		assertThat(ofVariable(variable)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ztrisk.horizon", "ztrisk.retention.detection-state", "ztrisk.retention.detectionState",
			"ztrisk.rateLimit.calls", "spring.datasource.ulr" })
	void propertiesThatSpringBootBindsAreKnown(String property) {
		assertThat(ofProperty(property)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ztrisk.retention.event", "Ztrisk.Retention.Event" })
	void aMisspeltPropertyIsNamedWithTheNearestOne(String property) {
		String warning = "The property " + property + " has no effect, since there is no such setting. "
				+ "Did you mean ztrisk.retention.events?";
		assertThat(ofProperty(property)).containsExactly(warning);
		assertThat(ofVariable(property)).as("A container can have variables with dots").containsExactly(warning);
	}

	@Test
	void thePartsOfListsAndMapsAreKnown() {
		KnownSettings known = new KnownSettings(List.of(new KnownSettings.Setting("ztrisk.networks", true),
				new KnownSettings.Setting("ztrisk.name", false)));
		assertThat(known.hasVariable("ZTRISK_NETWORKS_0")).isTrue();
		assertThat(known.hasVariable("ZTRISK_NAME_0")).isFalse();
		assertThat(known.hasProperty("ztrisk.networks[0]")).isTrue();
		assertThat(known.hasProperty("ztrisk.networks.home")).isTrue();
		assertThat(known.hasProperty("ztrisk.name.home")).isFalse();
	}

	private static List<String> ofVariable(String name) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, "c0ffee")));
		return UnknownSettings.warnings(environment, KNOWN);
	}

	private static List<String> ofProperty(String name) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("arguments", Map.of(name, "c0ffee")));
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		return UnknownSettings.warnings(environment, KNOWN);
	}

}
