package io.ztrisk.integration;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a change of a level is for Okta.
 */
class OktaEventTests {

	private static final Instant AT = Instant.parse("2026-11-28T12:00:00.9Z");

	@Test
	void hasTheIdsOfTheDeliveryAndOfTheChange() {
		OktaEvent event = of(UserLevel.UNSCORED, UserLevel.HIGH, ChangeCause.EVENT);
		assertThat(event.iss()).isEqualTo("https://risk.example.org/1");
		assertThat(event.aud()).isEqualTo("https://example.okta.com");
		assertThat(event.iat()).isEqualTo(5);
		assertThat(event.jti()).isEqualTo(new UUID(1, 2).toString());
		assertThat(event.txn()).isEqualTo(new UUID(3, 4).toString());
		OktaEvent.Change change = change(event);
		assertThat(change.eventTimestamp()).isEqualTo(AT.getEpochSecond());
		assertThat(change.reasonAdmin()).hasToString("{en=Why}");
		assertThat(change.subject()).isEqualTo(new OktaEvent.Subject(new OktaEvent.Email("mia@example.org", "email")));
	}

	@ParameterizedTest
	@CsvSource({ "UNSCORED, LOW, EVENT, none, low, system", "LOW, HIGH, EVENT, low, high, system",
			"HIGH, UNSCORED, RESET, high, none, admin", "HIGH, MEDIUM, DISMISSED, high, medium, admin",
			"MEDIUM, HIGH, RESTORED, medium, high, admin", "LOW, HIGH, REOPENED, low, high, system",
			"HIGH, LOW, RECOMPUTED, high, low, system", "HIGH, HIGH, IDENTIFIED, none, high, system",
			"MEDIUM, MEDIUM, MERGED, none, medium, system", "LOW, HIGH, MERGED, low, high, system",
			"UNSCORED, UNSCORED, MERGED, none, none, system" })
	void saysBothLevelsAndWhoBeganIt(UserLevel before, UserLevel after, ChangeCause cause, String previous,
			String current, String actor) {
		OktaEvent.Change change = change(of(before, after, cause));
		assertThat(change.previousLevel()).isEqualTo(previous);
		assertThat(change.currentLevel()).isEqualTo(current);
		assertThat(change.initiatingEntity()).isEqualTo(actor);
	}

	private static OktaEvent.Change change(OktaEvent event) {
		assertThat(event.events()).containsOnlyKeys(OktaEvent.TYPE);
		return event.events().values().iterator().next();
	}

	private static OktaEvent of(UserLevel before, UserLevel after, ChangeCause cause) {
		LoggedChange change = new LoggedChange(1, new UUID(3, 4), new UUID(5, 6), before, after, cause, null, null, AT,
				AT.plusSeconds(60));
		return OktaEvent.of("https://risk.example.org/1", "https://example.okta.com", new UUID(1, 2), change,
				"mia@example.org", "Why", 5);
	}

}
