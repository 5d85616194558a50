package io.ztrisk.user;

import java.time.Instant;
import java.util.List;

import io.ztrisk.behavior.RiskLevel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests how events, pruning, resets and merges change a score.
 */
class UserScoreTests {

	private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");

	private static final Instant SECOND = Instant.parse("2025-01-02T00:00:00Z");

	private static final Instant THIRD = Instant.parse("2025-01-03T00:00:00Z");

	private final UserScore scored = UserScore.NONE.withEvent(RiskLevel.HIGH, SECOND);

	@Test
	void scoreIsTheHighestLevelInAnyOrderOfEvents() {
		Score all = new Score(RiskLevel.HIGH, 3, THIRD);
		assertThat(UserScore.NONE.withEvent(RiskLevel.LOW, THIRD)
			.withEvent(RiskLevel.HIGH, FIRST)
			.withEvent(RiskLevel.MEDIUM, SECOND)
			.total()).isEqualTo(all);
		assertThat(UserScore.NONE.withEvent(RiskLevel.MEDIUM, SECOND)
			.withEvent(RiskLevel.LOW, THIRD)
			.withEvent(RiskLevel.HIGH, FIRST)
			.total()).isEqualTo(all);
	}

	@Test
	void aScoreOverNoEventAddsNothing() {
		for (Score score : List.of(Score.NONE, Score.of(RiskLevel.LOW, FIRST))) {
			assertThat(Score.NONE.and(score)).isEqualTo(score);
			assertThat(score.and(Score.NONE)).isEqualTo(score);
		}
	}

	@Test
	void anEventThatMovesOnCountsOnce() {
		assertThat(this.scored.withEvent(RiskLevel.HIGH, SECOND, THIRD).total())
			.isEqualTo(new Score(RiskLevel.HIGH, 1, THIRD));
		assertThat(this.scored.withEvent(RiskLevel.LOW, null, FIRST).total())
			.isEqualTo(new Score(RiskLevel.HIGH, 2, SECOND));
	}

	@Test
	void eventThatMovesBeyondTheResetCountsAgain() {
		UserScore reset = this.scored.reset(SECOND);
		assertThat(reset.withEvent(RiskLevel.LOW, FIRST, THIRD).total()).isEqualTo(Score.of(RiskLevel.LOW, THIRD));
		assertThat(reset.withEvent(RiskLevel.LOW, FIRST, SECOND).total()).isEqualTo(Score.NONE);
	}

	@Test
	void anEventAtOrBeforeTheResetDoesNotCount() {
		UserScore reset = this.scored.reset(SECOND);
		assertThat(reset.total()).isEqualTo(Score.NONE);
		assertThat(reset.withEvent(RiskLevel.LOW, SECOND)).isEqualTo(reset);
		assertThat(reset.withEvent(RiskLevel.LOW, SECOND.plusNanos(1000)).total().count()).isOne();
	}

	@Test
	void aResetIsDatedToTheLastEventIfThatIsLater() {
		assertThat(this.scored.reset(FIRST).lastReset()).isEqualTo(SECOND);
		assertThat(this.scored.reset(THIRD).lastReset()).isEqualTo(THIRD);
		assertThat(this.scored.reset(THIRD).reset(FIRST).lastReset()).isEqualTo(THIRD);
	}

	@Test
	void aPrunedEventGoesOnCountingUntilAReset() {
		UserScore pruned = this.scored.withPruned(RiskLevel.HIGH, SECOND);
		assertThat(pruned.total()).isEqualTo(this.scored.total());
		assertThat(pruned.folded()).isEqualTo(Score.of(RiskLevel.HIGH, SECOND));
		assertThat(pruned.over(Score.of(RiskLevel.LOW, THIRD)).total()).isEqualTo(new Score(RiskLevel.HIGH, 2, THIRD));
		assertThat(pruned.reset(THIRD).folded()).isEqualTo(Score.NONE);
		assertThat(this.scored.reset(THIRD).withPruned(RiskLevel.HIGH, SECOND).folded()).isEqualTo(Score.NONE);
	}

	@Test
	void aMergeKeepsTheLaterReset() {
		UserScore first = UserScore.NONE.reset(FIRST);
		UserScore second = UserScore.NONE.reset(SECOND);
		assertThat(first.merged(second).lastReset()).isEqualTo(SECOND);
		assertThat(second.merged(first).lastReset()).isEqualTo(SECOND);
		assertThat(second.merged(UserScore.NONE).lastReset()).isEqualTo(SECOND);
		assertThat(UserScore.NONE.merged(UserScore.NONE).lastReset()).isNull();
	}

	@Test
	void aMergeKeepsThePrunedPartUnlessItPredatesTheReset() {
		UserScore early = UserScore.NONE.withPruned(RiskLevel.HIGH, FIRST);
		UserScore late = UserScore.NONE.withPruned(RiskLevel.LOW, THIRD);
		assertThat(early.merged(late).folded()).isEqualTo(new Score(RiskLevel.HIGH, 2, THIRD));
		assertThat(UserScore.NONE.reset(SECOND).merged(early).folded()).isEqualTo(Score.NONE);
		assertThat(early.merged(UserScore.NONE.reset(SECOND)).folded()).isEqualTo(Score.NONE);
		assertThat(UserScore.NONE.reset(SECOND).merged(late).folded()).isEqualTo(Score.of(RiskLevel.LOW, THIRD));
	}

}
