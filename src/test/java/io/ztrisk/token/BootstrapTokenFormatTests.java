package io.ztrisk.token;

import java.time.Clock;

import io.ztrisk.audit.AuditLog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

/**
 * Tests which tokens of the environment stop the start, before the database is used.
 */
class BootstrapTokenFormatTests {

	private static final String HALF = "0123456789abcdefABCDEF0123456789";

	@ParameterizedTest
	@ValueSource(strings = { "x", HALF, HALF + HALF + "0", HALF + HALF + "\n", " " + HALF + HALF,
			HALF + "0123456789abcdefABCDEF012345678g", HALF + "0123456789abcdefABCDEF012345678\u0660" })
	void aMalformedTokenStopsTheStart(String token) {
		TokenRepository tokens = mock();
		AuditLog audit = mock();
		PlatformTransactionManager transactions = mock();
		BootstrapToken first = new BootstrapToken(tokens, new TokenGenerator(), audit, Clock.systemUTC(), transactions,
				new BootstrapProperties(token));
		assertThatIllegalStateException().isThrownBy(first::afterSingletonsInstantiated)
			.withMessage("ZTRISK_ADMIN_TOKEN (ztrisk.admin-token) must be exactly 64 hexadecimal digits");
		verifyNoInteractions(tokens, audit, transactions);
	}

}
