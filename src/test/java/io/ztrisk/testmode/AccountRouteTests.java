package io.ztrisk.testmode;

import io.ztrisk.api.ApiPaths;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A route is the same however its variables are named.
 */
class AccountRouteTests {

	@Test
	void namesAndExpressionsOfVariablesDoNotCount() {
		assertThat(AccountRoute.ofPattern(ApiPaths.RISK_SCORING + ApiPaths.USER + "/reset"))
			.contains(AccountRoute.ofPath("zt_risk_scoring/{user_id}/reset"))
			.contains(AccountRoute.ofPath("zt_risk_scoring/{id}/reset"));
	}

	@Test
	void aLiteralIsNoVariable() {
		assertThat(AccountRoute.ofPath("zt_risk_scoring/{user_id}"))
			.isNotEqualTo(AccountRoute.ofPath("zt_risk_scoring/summary"));
	}

	@Test
	void callsOfTheTestModeAreNotBelowAnAccount() {
		assertThat(AccountRoute.ofPattern(FailureController.TEST + "/failures")).isEmpty();
		assertThat(AccountRoute.ofPattern(ApiPaths.ACCOUNT)).isEmpty();
		assertThat(AccountRoute.ofPattern("/user/tokens/verify")).isEmpty();
	}

}
