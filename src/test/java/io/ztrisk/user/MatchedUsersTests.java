package io.ztrisk.user;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.identity.UserReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which users a batch creates and locks.
 */
class MatchedUsersTests {

	private static final String ACCOUNT = "account";

	private static final String EMAIL = "ann@example.org";

	private static final UUID REAL = new UUID(0, 1);

	private static final UUID DERIVED = UserReference.idOf(ACCOUNT, EMAIL);

	@Test
	void aNewUserShowsTheNewestOfAllItsRecords() {
		UserReference older = seen(REAL, EMAIL, "Older", 1);
		UserReference newer = seen(REAL, null, "Newer", 2);
		List<User> users = new MatchedUsers(Map.of(newer, REAL, older, REAL), Map.of(EMAIL, REAL), Set.of(),
				Map.of(EMAIL, REAL))
			.newUsers(ACCOUNT);
		assertThat(users).singleElement().satisfies((user) -> {
			assertThat(user.id()).isEqualTo(REAL);
			assertThat(user.isDerived()).isFalse();
			assertThat(user.email().text()).isEqualTo(EMAIL);
			assertThat(user.name().text()).isEqualTo("Newer");
		});
	}

	@Test
	void aUserIsDerivedIfItsIdIsMadeOfARecordsEmail() {
		UserReference byEmail = seen(null, EMAIL, null, 1);
		MatchedUsers matched = new MatchedUsers(Map.of(byEmail, DERIVED), Map.of(EMAIL, DERIVED), Set.of(),
				Map.of(EMAIL, DERIVED));
		assertThat(matched.newUsers(ACCOUNT)).singleElement().matches(User::isDerived);
	}

	@Test
	void anExistingUserIsNotCreated() {
		MatchedUsers matched = new MatchedUsers(Map.of(seen(REAL, null, null, 1), REAL), Map.of(), Set.of(REAL),
				Map.of());
		assertThat(matched.newUsers(ACCOUNT)).isEmpty();
		assertThat(matched.all()).containsExactly(REAL);
	}

	@Test
	void theOwnerOfAnEmailIsLockedToo() {
		UserReference both = seen(REAL, EMAIL, null, 1);
		MatchedUsers matched = new MatchedUsers(Map.of(both, REAL), Map.of(EMAIL, DERIVED), Set.of(DERIVED), Map.of());
		assertThat(matched.all()).containsExactlyInAnyOrder(REAL, DERIVED);
	}

	private static UserReference seen(@Nullable UUID id, @Nullable String email, @Nullable String name, int second) {
		return new UserReference(id, email, name, Instant.ofEpochSecond(second));
	}

}
