package io.ztrisk.user;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ids of users that must never change, since clients keep them.
 */
class DerivedIdTests {

	@Test
	void theIdOfAUserKnownByEmailNeverChanges() {
		assertThat(UserReference.idOf("f037e56e89293a057740de681ac9abbe", "mia@example.com"))
			.hasToString("cd2ed391-c5fb-8761-8ed6-1b6c05740895");
	}

}
