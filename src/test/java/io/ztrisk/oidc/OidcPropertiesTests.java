package io.ztrisk.oidc;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The settings of single sign-on, as variables of the environment.
 */
class OidcPropertiesTests {

	@Test
	void variablesSetThem() {
		OidcProperties properties = bind(Map.of("ZTRISK_OIDC_ISSUER", "https://id.example.org/realms/x",
				"ZTRISK_OIDC_CLIENT_ID", "ztrisk", "ZTRISK_OIDC_CLIENT_SECRET", "hidden", "ZTRISK_OIDC_GROUPS_CLAIM",
				"realm_access.roles", "ZTRISK_OIDC_GRANTS", "soc=analyst@acme"));
		assertThat(properties.isOn()).isTrue();
		assertThat(properties.scopeList()).containsExactly("openid", "profile", "email");
		assertThat(properties.groupsClaim()).isEqualTo("realm_access.roles");
		assertThat(properties.toString()).doesNotContain("hidden");
	}

	@Test
	void withoutAnIssuerThereIsNoSingleSignOn() {
		assertThat(bind(Map.of("ZTRISK_OIDC_ISSUER", "")).isOn()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "ZTRISK_OIDC_CLIENT_ID,''", "ZTRISK_OIDC_SCOPES,profile email", "ZTRISK_OIDC_GROUPS_CLAIM,''",
			"ZTRISK_OIDC_GRANTS,soc=boss@acme", "ZTRISK_OIDC_ISSUER,http://id.example.org" })
	void aValueThatCannotBeUsedIsNamed(String variable, String value) {
		Map<String, Object> variables = new HashMap<>(
				Map.of("ZTRISK_OIDC_ISSUER", "https://id.example.org", "ZTRISK_OIDC_CLIENT_ID", "ztrisk"));
		variables.put(variable, value);
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> bind(variables))
			.havingRootCause()
			.withMessageContaining(variable);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://id.example.org", "https://id.example.org:8443/realms/x?a=b",
			"http://localhost:8080/realms/x", "http://127.0.0.1", "http://[::1]:9000" })
	void anAddressIsProtectedByHttpsOrLoopback(String address) {
		assertThat(OidcProperties.isProtected(address)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://id.example.org", "http://localhost.example.org", "http://127.0.0.2",
			"ftp://localhost", "https://", "https:///x", "id.example.org", "https://user@id.example.org",
			"https://id.example.org/#x", "https://a b", "", "file:///etc/passwd" })
	void noOtherAddressIs(String address) {
		assertThat(OidcProperties.isProtected(address)).isFalse();
	}

	private static OidcProperties bind(Map<String, ?> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.copyOf(variables)));
		return Binder.get(environment).bindOrCreate("ztrisk.oidc", OidcProperties.class);
	}

}
