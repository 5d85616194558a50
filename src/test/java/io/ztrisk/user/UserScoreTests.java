package io.ztrisk.user;

import java.time.Instant;
import java.util.List;
import java.util.Set;

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

	private final UserScore scored = UserScore.NONE.withEvent("imp_travel", RiskLevel.HIGH, SECOND);

	@Test
	void scoreIsTheHighestLevelInAnyOrderOfEvents() {
		Score all = new Score(RiskLevel.HIGH, 3, THIRD, Set.of("imp_travel"));
		assertThat(UserScore.NONE.withEvent("imp_travel", RiskLevel.LOW, THIRD)
			.withEvent("imp_travel", RiskLevel.HIGH, FIRST)
			.withEvent("imp_travel", RiskLevel.MEDIUM, SECOND)
			.total()).isEqualTo(all);
		assertThat(UserScore.NONE.withEvent("imp_travel", RiskLevel.MEDIUM, SECOND)
			.withEvent("imp_travel", RiskLevel.LOW, THIRD)
			.withEvent("imp_travel", RiskLevel.HIGH, FIRST)
			.total()).isEqualTo(all);
	}

	@Test
	void aScoreOverNoEventAddsNothing() {
		for (Score score : List.of(Score.NONE, Score.of("imp_travel", RiskLevel.LOW, FIRST))) {
			assertThat(Score.NONE.and(score)).isEqualTo(score);
			assertThat(score.and(Score.NONE)).isEqualTo(score);
		}
	}

	@Test
	void anEventThatMovesOnCountsOnce() {
		assertThat(this.scored.withEvent("imp_travel", RiskLevel.HIGH, SECOND, THIRD).total())
			.isEqualTo(new Score(RiskLevel.HIGH, 1, THIRD, Set.of("imp_travel")));
		assertThat(this.scored.withEvent("imp_travel", RiskLevel.LOW, null, FIRST).total())
			.isEqualTo(new Score(RiskLevel.HIGH, 2, SECOND, Set.of("imp_travel")));
	}

	@Test
	void eventThatMovesBeyondTheResetCountsAgain() {
		UserScore reset = this.scored.reset(SECOND);
		assertThat(reset.withEvent("imp_travel", RiskLevel.LOW, FIRST, THIRD).total())
			.isEqualTo(Score.of("imp_travel", RiskLevel.LOW, THIRD));
		assertThat(reset.withEvent("imp_travel", RiskLevel.LOW, FIRST, SECOND).total()).isEqualTo(Score.NONE);
	}

	@Test
	void anEventAtOrBeforeTheResetDoesNotCount() {
		UserScore reset = this.scored.reset(SECOND);
		assertThat(reset.total()).isEqualTo(Score.NONE);
		assertThat(reset.withEvent("imp_travel", RiskLevel.LOW, SECOND)).isEqualTo(reset);
		assertThat(reset.withEvent("imp_travel", RiskLevel.LOW, SECOND.plusNanos(1000)).total().count()).isOne();
	}

	@Test
	void aResetIsDatedToTheLastEventIfThatIsLater() {
		assertThat(this.scored.reset(FIRST).lastReset()).isEqualTo(SECOND);
		assertThat(this.scored.reset(THIRD).lastReset()).isEqualTo(THIRD);
		assertThat(this.scored.reset(THIRD).reset(FIRST).lastReset()).isEqualTo(THIRD);
	}

	@Test
	void aPrunedEventGoesOnCountingUntilAReset() {
		UserScore pruned = this.scored.withPruned("imp_travel", RiskLevel.HIGH, SECOND);
		assertThat(pruned.total()).isEqualTo(this.scored.total());
		assertThat(pruned.folded()).isEqualTo(Score.of("imp_travel", RiskLevel.HIGH, SECOND));
		assertThat(pruned.over(Score.of("imp_travel", RiskLevel.LOW, THIRD)).total())
			.isEqualTo(new Score(RiskLevel.HIGH, 2, THIRD, Set.of("imp_travel")));
		assertThat(pruned.reset(THIRD).folded()).isEqualTo(Score.NONE);
		assertThat(this.scored.reset(THIRD).withPruned("imp_travel", RiskLevel.HIGH, SECOND).folded())
			.isEqualTo(Score.NONE);
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
		UserScore early = UserScore.NONE.withPruned("imp_travel", RiskLevel.HIGH, FIRST);
		UserScore late = UserScore.NONE.withPruned("imp_travel", RiskLevel.LOW, THIRD);
		assertThat(early.merged(late).folded()).isEqualTo(new Score(RiskLevel.HIGH, 2, THIRD, Set.of("imp_travel")));
		assertThat(UserScore.NONE.reset(SECOND).merged(early).folded()).isEqualTo(Score.NONE);
		assertThat(early.merged(UserScore.NONE.reset(SECOND)).folded()).isEqualTo(Score.NONE);
		assertThat(UserScore.NONE.reset(SECOND).merged(late).folded())
			.isEqualTo(Score.of("imp_travel", RiskLevel.LOW, THIRD));
	}

	@Test
	void behaviorsAreThoseOfTheEventsThatCount() {
		UserScore both = this.scored.withEvent("high_dlp", RiskLevel.LOW, THIRD);
		assertThat(both.total().behaviors()).containsExactlyInAnyOrder("imp_travel", "high_dlp");
		assertThat(both.withPruned("imp_travel", RiskLevel.HIGH, SECOND)
			.over(Score.of("high_dlp", RiskLevel.LOW, THIRD))
			.total()
			.behaviors()).containsExactlyInAnyOrder("imp_travel", "high_dlp");
		assertThat(both.over(Score.of("high_dlp", RiskLevel.LOW, THIRD)).total().behaviors())
			.containsExactly("high_dlp");
		assertThat(both.reset(THIRD).total().behaviors()).isEmpty();
		assertThat(both.total().behaviorArray()).isEqualTo("{high_dlp,imp_travel}");
	}

	@Test
	void theRevisionGrowsWithEachEventThatBeginsToCount() {
		assertThat(this.scored.revision()).isOne();
		assertThat(this.scored.withEvent("imp_travel", RiskLevel.HIGH, SECOND, THIRD).revision()).isOne();
		UserScore reset = this.scored.reset(SECOND);
		assertThat(reset.revision()).isOne();
		assertThat(reset.withEvent("imp_travel", RiskLevel.HIGH, null, FIRST).revision()).isOne();
		assertThat(reset.withEvent("imp_travel", RiskLevel.HIGH, SECOND, THIRD).revision()).isEqualTo(2);
		assertThat(reset.withPruned("imp_travel", RiskLevel.HIGH, THIRD).over(Score.NONE).revision()).isOne();
		assertThat(reset.merged(this.scored).revision()).isEqualTo(2);
		assertThat(reset.handedOver().revision()).isOne();
	}

	@Test
	void aScoreWithoutEventsAndResetIsEmpty() {
		assertThat(UserScore.NONE.isEmpty()).isTrue();
		assertThat(this.scored.over(Score.NONE).isEmpty()).isTrue();
		assertThat(this.scored.isEmpty()).isFalse();
		assertThat(this.scored.reset(THIRD).isEmpty()).isFalse();
	}

}
