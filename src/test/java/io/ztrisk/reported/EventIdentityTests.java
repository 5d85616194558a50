package io.ztrisk.reported;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.identity.UserReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Golden vectors, computed with another language: if one changes, events that are sent
 * again are stored again.
 */
class EventIdentityTests {

	private static final AccountId ACCOUNT = new AccountId("acme");

	private static final UUID USER = UUID.fromString("0b4a1a2c-6d0e-4f5a-9b8c-7d6e5f4a3b2c");

	private final JsonMapper mapper = new JsonMapper();

	@Test
	void isOfTheSendersIdIfThereIsOne() {
		assertThat(EventIdentity.of(ACCOUNT, new Behavior("imp_travel"), "evt-1"))
			.hasToString("e9a58546-0469-861f-98d6-823f71ea74bb");
	}

	@Test
	void isOfUserTimeAndDetailsOtherwise() {
		assertThat(EventIdentity.of(ACCOUNT, new Behavior("imp_travel"),
				new UserReference(USER, "jane@example.com", null, Instant.parse("2026-01-01T00:00:00.123456Z")),
				this.mapper.readTree("""
						{"b": 1.0E21, "a": [1, "\\u20ac", null]}""")))
			.hasToString("40410384-954e-86f5-8ee0-f0689ef0c081");
	}

	@Test
	void isOfTheEmailWhereNoUserIdWasSent() {
		assertThat(EventIdentity.of(ACCOUNT, new Behavior("high_dlp"),
				new UserReference(null, "jane@example.com", null, Instant.parse("2026-01-01T00:00:00Z")), null))
			.hasToString("a37452e8-4006-8cd2-9991-60125d9c5daa");
	}

}
