package io.ztrisk.user;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.identity.UserReference;
import io.ztrisk.level.ScoredEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests how a user changes, and how two users are merged.
 */
class UserTests {

	private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

	private static final Instant SECOND = Instant.parse("2025-01-02T00:00:00Z");

	private final User real = new User(new User.Key("account", new UUID(0, 1)), false);

	private final User derived = new User(new User.Key("account", new UUID(0, 2)), true);

	@Test
	void aUserThatIsFoundIsUnchanged() {
		assertThat(this.real.isChanged()).isFalse();
		assertThat(this.real.changes()).isEmpty();
	}

	@Test
	void theNamesOfChangedFieldsAreSorted() {
		this.real.identify(seen("ann@example.org", "Ann", FIRST));
		this.real.recordEvent(event(RiskLevel.LOW, FIRST), null);
		assertThat(this.real.changes()).containsExactly("email", "event_count", "last_event", "name", "risk_level");
		this.real.reset(SECOND);
		assertThat(this.real.changes()).containsExactly("email", "last_reset_time", "name");
	}

	@Test
	void aNewerRecordOfTheSameNameIsStoredAndIsNoChangeOfAField() {
		this.real.identify(seen(null, "Ann", FIRST));
		this.real.loaded();
		assertThat(this.real.isChanged()).isFalse();
		this.real.identify(seen(null, "Ann", SECOND));
		assertThat(this.real.isChanged()).isTrue();
		assertThat(this.real.changes()).isEmpty();
	}

	@Test
	void aRescoreThatChangesNothingIsNotStored() {
		this.real.recordEvent(event(RiskLevel.LOW, FIRST), null);
		this.real.stored();
		this.real.rescore(Score.of("imp_travel", RiskLevel.LOW, FIRST));
		assertThat(this.real.isChanged()).isFalse();
	}

	@Test
	void aPrunedEventIsStoredAndIsNoChangeOfAField() {
		this.real.recordEvent(event(RiskLevel.LOW, FIRST), null);
		this.real.stored();
		this.real.forgetEvent("imp_travel", RiskLevel.LOW, FIRST);
		assertThat(this.real.isChanged()).isTrue();
		assertThat(this.real.score().total().count()).isOne();
	}

	@Test
	void onlyAUserKnownByEmailBecomesOneWithARealId() {
		assertThat(this.derived.becomes(this.real)).isTrue();
		assertThat(this.real.becomes(this.derived)).isFalse();
		assertThat(this.derived.becomes(this.derived)).isFalse();
		this.derived.mergeInto(this.real);
		assertThat(this.derived.becomes(this.real)).isFalse();
	}

	@Test
	void aMergedUserHandsOverNewerTextsAndItsReset() {
		this.real.identify(seen("old@example.org", "Newer", SECOND));
		this.derived.identify(seen("ann@example.org", "Older", FIRST));
		this.derived.recordEvent(event(RiskLevel.HIGH, FIRST), null);
		this.derived.reset(FIRST);
		this.derived.mergeInto(this.real);
		assertThat(this.real.email().text()).isEqualTo("old@example.org");
		assertThat(this.real.name().text()).isEqualTo("Newer");
		assertThat(this.real.lastReset()).isEqualTo(FIRST);
		assertThat(this.derived.mergedInto()).isEqualTo(this.real.id());
		assertThat(this.derived.score().total()).isEqualTo(Score.NONE);
	}

	@Test
	void aMergedUserIsNotUsedAgain() {
		assertThatNoException().isThrownBy(this.derived::requireUnmoved);
		this.derived.mergeInto(this.real);
		assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(this.derived::requireUnmoved);
	}

	@Test
	void aUserWasLastSeenByItsNewestRecordOrNow() {
		this.real.identify(seen("ann@example.org", null, SECOND));
		assertThat(this.real.lastSeen(FIRST)).isEqualTo(SECOND);
		assertThat(this.real.lastSeen(SECOND.plusSeconds(1))).isEqualTo(SECOND.plusSeconds(1));
		this.real.recordEvent(event(RiskLevel.LOW, SECOND.plusSeconds(2)), null);
		assertThat(this.real.lastSeen(FIRST)).isEqualTo(SECOND.plusSeconds(2));
	}

	private static ScoredEvent event(RiskLevel level, Instant at) {
		return new ScoredEvent(new UUID(0, at.getEpochSecond()), new Behavior("imp_travel"), level, at);
	}

	private UserReference seen(@Nullable String email, @Nullable String name, Instant at) {
		return new UserReference(this.real.id(), email, name, at);
	}

}
