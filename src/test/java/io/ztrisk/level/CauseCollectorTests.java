package io.ztrisk.level;

import java.time.Instant;
import java.util.UUID;

import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests which cause a change of a level has.
 */
class CauseCollectorTests {

	private static final UUID USER = new UUID(0, 1);

	private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

	private final CauseCollector causes = new CauseCollector();

	@Test
	void anEqualLevelIsNoChange() {
		this.causes.add(ChangeCause.RESET);
		this.causes.add(event(1, RiskLevel.LOW, NOON));
		assertThat(this.causes.change(USER, RiskLevel.LOW, RiskLevel.LOW, false)).isEmpty();
		assertThat(this.causes.change(USER, null, null, true)).isEmpty();
	}

	@Test
	void aMergeOfAUserWithALevelIsAChangeInAnyCase() {
		this.causes.addMerge(true);
		this.causes.addMerge(false);
		assertThat(this.causes.change(USER, RiskLevel.LOW, RiskLevel.LOW, true))
			.contains(new LevelChange(USER, RiskLevel.LOW, RiskLevel.LOW, ChangeCause.MERGED, null));
	}

	@Test
	void aMergeOfUsersWithoutALevelIsNoChange() {
		this.causes.addMerge(false);
		assertThat(this.causes.change(USER, null, null, false)).isEmpty();
	}

	@Test
	void aFirstEmailOfAUserWithALevelIsAChange() {
		assertThat(this.causes.change(USER, RiskLevel.LOW, RiskLevel.LOW, true))
			.contains(new LevelChange(USER, RiskLevel.LOW, RiskLevel.LOW, ChangeCause.IDENTIFIED, null));
	}

	@Test
	void theNewestEventWithTheGreatestIdBringsTheLevel() {
		this.causes.add(event(9, RiskLevel.HIGH, NOON.minusSeconds(1)));
		this.causes.add(event(-3, RiskLevel.HIGH, NOON));
		this.causes.add(event(5, RiskLevel.HIGH, NOON));
		this.causes.add(event(7, RiskLevel.MEDIUM, NOON.plusSeconds(1)));
		assertThat(this.causes.change(USER, null, RiskLevel.HIGH, true))
			.contains(new LevelChange(USER, null, RiskLevel.HIGH, ChangeCause.EVENT, event(-3, RiskLevel.HIGH, NOON)));
	}

	@Test
	void anEventOfAnotherLevelBringsNoLevel() {
		this.causes.add(event(1, RiskLevel.LOW, NOON));
		assertThat(cause(null, RiskLevel.HIGH)).isEqualTo(ChangeCause.RECOMPUTED);
	}

	@Test
	void anEventDoesNotLowerALevel() {
		this.causes.add(event(1, RiskLevel.LOW, NOON));
		assertThat(cause(RiskLevel.HIGH, RiskLevel.LOW)).isEqualTo(ChangeCause.RECOMPUTED);
	}

	@Test
	void theFirstOfSeveralCausesCounts() {
		assertThat(cause(null, RiskLevel.LOW)).isEqualTo(ChangeCause.RECOMPUTED);
		this.causes.add(ChangeCause.RESET);
		assertThat(cause(null, RiskLevel.LOW)).isEqualTo(ChangeCause.RESET);
		this.causes.add(event(1, RiskLevel.LOW, NOON));
		assertThat(cause(null, RiskLevel.LOW)).isEqualTo(ChangeCause.EVENT);
		this.causes.add(ChangeCause.REOPENED);
		assertThat(cause(null, RiskLevel.LOW)).isEqualTo(ChangeCause.REOPENED);
		this.causes.add(ChangeCause.RESTORED);
		assertThat(cause(null, RiskLevel.LOW)).isEqualTo(ChangeCause.RESTORED);
		this.causes.add(ChangeCause.DISMISSED);
		assertThat(cause(null, RiskLevel.LOW)).isEqualTo(ChangeCause.DISMISSED);
		this.causes.addMerge(false);
		assertThat(cause(null, RiskLevel.LOW)).isEqualTo(ChangeCause.MERGED);
	}

	@Test
	void twoChangesOfATransactionAreOne() {
		LevelChange up = new LevelChange(USER, null, RiskLevel.HIGH, ChangeCause.EVENT, event(1, RiskLevel.HIGH, NOON));
		LevelChange down = new LevelChange(USER, RiskLevel.HIGH, null, ChangeCause.RESET, null);
		assertThat(up.and(down).isWorthARow()).isFalse();
		assertThat(down.and(up).isWorthARow()).isFalse();
		LevelChange higher = new LevelChange(USER, RiskLevel.LOW, RiskLevel.HIGH, ChangeCause.EVENT,
				event(2, RiskLevel.HIGH, NOON));
		LevelChange low = new LevelChange(USER, null, RiskLevel.LOW, ChangeCause.RECOMPUTED, null);
		assertThat(low.and(higher))
			.isEqualTo(new LevelChange(USER, null, RiskLevel.HIGH, ChangeCause.EVENT, event(2, RiskLevel.HIGH, NOON)));
		assertThat(low.and(higher).isWorthARow()).isTrue();
	}

	private @Nullable ChangeCause cause(@Nullable RiskLevel before, @Nullable RiskLevel now) {
		return this.causes.change(USER, before, now, false).map(LevelChange::cause).orElse(null);
	}

	/** Ids are compared as PostgreSQL does, so that a negative one is the greatest. */
	private static ScoredEvent event(long id, RiskLevel level, Instant at) {
		return new ScoredEvent(new UUID(id, 0), new Behavior("high_dlp"), level, at);
	}

}
