package io.ztrisk.limit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The limit as it is configured.
 */
class RateLimitTests {

	private final ApplicationContextRunner server = new ApplicationContextRunner()
		.withInitializer(new ConfigDataApplicationContextInitializer())
		.withUserConfiguration(Limited.class);

	@Test
	void aTokenMayCall1200TimesInFiveMinutesIfNothingElseIsSaid() {
		this.server.run((context) -> {
			assertThat(context.getBean(RateLimit.class).headers())
				.containsEntry("Ratelimit-Policy", "\"default\";q=1200;w=300")
				.containsEntry("Ratelimit", "\"default\";r=1200;t=0");
		});
	}

	@Test
	void theEnvironmentSetsAnother() {
		this.server.withPropertyValues("ztrisk.rate-limit.calls=5", "ztrisk.rate-limit.window=1m")
			.run((context) -> assertThat(context.getBean(RateLimit.class).headers()).containsEntry("Ratelimit-Policy",
					"\"default\";q=5;w=60"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "calls=0", "calls=-1", "window=0", "window=999ms", "window=-5m" })
	void limitThatAllowsNoCallStopsTheStart(String property) {
		this.server.withPropertyValues("ztrisk.rate-limit." + property)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasRootCauseMessage("ztrisk.rate-limit needs at least one call and a window of a second"));
	}

	/**
	 * The limit alone.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(RateLimit.class)
	static class Limited {

	}

}
