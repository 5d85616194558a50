package io.ztrisk.testmode;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ErrorCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls take the errors that were chosen for them, in their order.
 */
class FailuresTests {

	private static final AccountId ACME = new AccountId("acme");

	private static final AccountRoute SUMMARY = AccountRoute.ofPath("zt_risk_scoring/summary");

	private final Failures failures = new Failures();

	@Test
	void anErrorIsTakenAsOftenAsItWasChosen() {
		this.failures.add(ACME, new Failure(ErrorCode.OVERLOADED, null, null, 2, 2));
		assertThat(this.failures.take(ACME, "GET", SUMMARY)).isPresent();
		assertThat(this.failures.of(ACME)).extracting(Failure::times).containsExactly(1);
		assertThat(this.failures.take(ACME, "PUT", SUMMARY)).isPresent();
		assertThat(this.failures.take(ACME, "GET", SUMMARY)).isEmpty();
		assertThat(this.failures.of(ACME)).isEmpty();
	}

	@Test
	void aCallTakesTheFirstErrorThatIsForIt() {
		Failure post = new Failure(ErrorCode.INTERNAL, "POST", null, null, 1);
		Failure behaviors = new Failure(ErrorCode.INTERNAL, null, "zt_risk_scoring/behaviors", null, 1);
		Failure first = new Failure(ErrorCode.RATE_LIMITED, "GET", "zt_risk_scoring/summary", 1, 1);
		Failure second = new Failure(ErrorCode.OVERLOADED, "GET", null, 2, 1);
		for (Failure failure : new Failure[] { post, behaviors, first, second }) {
			this.failures.add(ACME, failure);
		}
		assertThat(this.failures.take(ACME, "GET", SUMMARY)).contains(first);
		assertThat(this.failures.take(ACME, "GET", SUMMARY)).contains(second);
		assertThat(this.failures.take(ACME, "GET", SUMMARY)).isEmpty();
		assertThat(this.failures.of(ACME)).containsExactly(post, behaviors);
	}

	@Test
	void accountsDoNotShareErrors() {
		AccountId other = new AccountId("other");
		Failure chosen = new Failure(ErrorCode.OVERLOADED, null, null, 2, 1);
		this.failures.add(ACME, chosen);
		this.failures.clear(other);
		assertThat(this.failures.take(other, "GET", SUMMARY)).isEmpty();
		assertThat(this.failures.of(ACME)).containsExactly(chosen);
		this.failures.clear(ACME);
		assertThat(this.failures.take(ACME, "GET", SUMMARY)).isEmpty();
	}

}
