package io.ztrisk.token;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The format of the token from the environment.
 */
class BootstrapPropertiesTests {

	private static final String HALF = "0123456789abcdefABCDEF0123456789";

	@ParameterizedTest
	@ValueSource(strings = { "x", HALF, HALF + HALF + "0", HALF + HALF + "\n", " " + HALF + HALF,
			HALF + "0123456789abcdefABCDEF012345678g", HALF + "0123456789abcdefABCDEF012345678\u0660" })
	void aMalformedTokenIsRefusedWithoutBeingNamed(String token) {
		assertThatIllegalArgumentException().isThrownBy(() -> new BootstrapProperties(token))
			.withMessage("ZTRISK_ADMIN_TOKEN (ztrisk.admin-token) must be exactly 64 hexadecimal digits");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void aBlankTokenIsNone(@Nullable String token) {
		assertThat(new BootstrapProperties(token).adminToken()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = HALF + HALF)
	void theTokenIsNotPrinted(String token) {
		BootstrapProperties properties = new BootstrapProperties(token);
		assertThat(properties.adminToken()).isEqualTo(token);
		assertThat(properties).hasToString("BootstrapProperties[]");
	}

}
