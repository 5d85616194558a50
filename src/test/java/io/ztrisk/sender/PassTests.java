package io.ztrisk.sender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.ztrisk.outgoing.OutgoingAnswer;
import io.ztrisk.outgoing.OutgoingError;
import io.ztrisk.subscription.DeliveryStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a pass sends, in which order, and what it leaves for the next one.
 */
class PassTests {

	private final Passes passes = new Passes(false);

	@Test
	void sendsAllChangesOfAUserInTheirOrder() {
		IntStream.range(0, 20).forEach((i) -> this.passes.change(1));
		this.passes.run();
		assertThat(this.passes.attempts).containsExactlyElementsOf(numbers(1, 20));
		assertThat(this.passes.position()).isEqualTo(20);
		assertThat(this.passes.numbers(DeliveryStatus.DELIVERED)).hasSize(20);
	}

	@Test
	void endsAfterAHundredMessages() {
		IntStream.range(0, 250).forEach(this.passes::change);
		this.passes.run();
		assertThat(this.passes.attempts).hasSize(100);
		this.passes.run();
		this.passes.run();
		assertThat(this.passes.attempts).hasSize(250).doesNotHaveDuplicates();
		assertThat(this.passes.position()).isEqualTo(250);
	}

	@Test
	void passesOverWhatTheReceiverDoesNotWant() {
		IntStream.range(0, 10).forEach(this.passes::change);
		this.passes.filter = (change) -> change.seq() == 4;
		this.passes.run();
		assertThat(this.passes.attempts).containsExactly(4L);
		assertThat(this.passes.position()).isEqualTo(10);
	}

	@Test
	void aFailedMessageHoldsUpItsUserOnly() {
		List.of(1, 2, 1, 2, 1).forEach(this.passes::change);
		this.passes.receiver = (change) -> (change.seq() == 1) ? Passes.status(500) : Passes.OK;
		this.passes.run();
		assertThat(this.passes.numbers(DeliveryStatus.DELIVERED)).containsExactly(2L, 4L);
		assertThat(this.passes.numbers(DeliveryStatus.WAITING)).containsExactly(1L, 3L, 5L);
		assertThat(this.passes.position()).isEqualTo(5);
		this.passes.change(1);
		this.passes.runAfter(Duration.ofSeconds(1));
		assertThat(this.passes.attempts).as("Nothing of the user is attempted before").doesNotContain(3L, 5L, 6L);
		this.passes.receiver = (change) -> Passes.OK;
		this.passes.attempts.clear();
		this.passes.runAfter(Duration.ofSeconds(10));
		assertThat(this.passes.attempts).containsExactly(1L, 3L, 5L, 6L);
	}

	@Test
	void beginsNothingMoreAfterThreeFailures() {
		IntStream.range(0, 100).forEach(this.passes::change);
		this.passes.receiver = (change) -> Passes.status(503);
		PassResult result = this.passes.run();
		assertThat(this.passes.attempts).hasSizeBetween(3, 10);
		assertThat(result.failures().isResting()).isTrue();
		assertThat(this.passes.position()).isLessThan(100);
	}

	@Test
	void triesOneMessageAfterARest() {
		IntStream.range(0, 100).forEach(this.passes::change);
		this.passes.receiver = (change) -> Passes.status(503);
		this.passes.run();
		this.passes.attempts.clear();
		this.passes.runAfter(Duration.ofSeconds(10));
		assertThat(this.passes.attempts).hasSize(1);
		this.passes.receiver = (change) -> Passes.OK;
		for (int i = 0; i < 3; i++) {
			this.passes.runAfter(Duration.ofHours(1));
		}
		assertThat(this.passes.numbers(DeliveryStatus.DELIVERED)).containsExactlyElementsOf(numbers(1, 100));
	}

	@Test
	void messagesThatAlwaysFailKeepNoOthersBack() {
		List.of(1, 2, 3, 4, 5).forEach(this.passes::change);
		this.passes.receiver = (change) -> (change.seq() <= 3) ? Passes.status(500) : Passes.OK;
		this.passes.run();
		this.passes.runAfter(Duration.ofSeconds(6));
		this.passes.runAfter(Duration.ofSeconds(6));
		assertThat(this.passes.numbers(DeliveryStatus.DELIVERED)).containsExactly(4L, 5L);
	}

	@Test
	void aMessageIsDeadAfterTenAttemptsIfOthersAreDelivered() {
		this.passes.change(1);
		this.passes.change(1);
		this.passes.receiver = (change) -> (change.seq() == 1) ? Passes.status(500) : Passes.OK;
		for (int i = 0; i < 9; i++) {
			this.passes.change(2);
			this.passes.runAfter(Duration.ofHours(30));
		}
		assertThat(this.passes.numbers(DeliveryStatus.DEAD)).isEmpty();
		this.passes.runAfter(Duration.ofHours(30));
		assertThat(this.passes.numbers(DeliveryStatus.DEAD)).containsExactly(1L);
		assertThat(this.passes.numbers(DeliveryStatus.WAITING)).isEmpty();
		assertThat(this.passes.attempts).as("A dead one frees the next of its user").endsWith(2L);
	}

	@Test
	void noMessageIsDeadWhileNothingIsDelivered() {
		this.passes.change(1);
		this.passes.receiver = (change) -> Passes.status(500);
		for (int i = 0; i < 20; i++) {
			this.passes.runAfter(Duration.ofHours(30));
		}
		assertThat(this.passes.attempts).hasSize(20);
		assertThat(this.passes.numbers(DeliveryStatus.WAITING)).containsExactly(1L);
	}

	@Test
	void aMessageThatTheReceiverRefusesIsDeadAtOnce() {
		List.of(1, 1).forEach(this.passes::change);
		this.passes.receiver = (change) -> (change.seq() == 1)
				? new OutgoingAnswer(OutgoingError.REJECTED, 400, null, "invalid_request", 1) : Passes.OK;
		this.passes.run();
		assertThat(this.passes.numbers(DeliveryStatus.DEAD)).containsExactly(1L);
		assertThat(this.passes.numbers(DeliveryStatus.DELIVERED)).containsExactly(2L);
	}

	@Test
	void noticesThatTheReceiverIsGone() {
		IntStream.range(0, 100).forEach(this.passes::change);
		this.passes.receiver = (change) -> Passes.status(410);
		assertThat(this.passes.run().gone()).isTrue();
		assertThat(this.passes.attempts).hasSizeLessThanOrEqualTo(8);
	}

	@Test
	void ofAStateOnlyTheNewestIsSent() {
		Passes state = new Passes(true);
		List.of(1, 1, 2, 1).forEach(state::change);
		PassResult result = state.run();
		assertThat(state.attempts).containsExactlyInAnyOrder(3L, 4L);
		assertThat(result.position()).isEqualTo(4);
	}

	@Test
	void aNewerChangeMakesAWaitingStateVoid() {
		Passes state = new Passes(true);
		state.change(1);
		state.receiver = (change) -> Passes.status(500);
		state.run();
		state.change(1);
		state.receiver = (change) -> Passes.OK;
		state.runAfter(Duration.ofSeconds(1));
		assertThat(state.attempts).as("At once, and not the older one").containsExactly(1L, 2L);
		assertThat(state.numbers(DeliveryStatus.SUPERSEDED)).containsExactly(1L);
	}

	@Test
	void holesInTheLogHoldUpNothing() {
		List.of(1, 2, 1, 2).forEach(this.passes::change);
		this.passes.erase(2);
		this.passes.run();
		assertThat(this.passes.attempts).containsExactly(1L, 3L);
		assertThat(this.passes.position()).isEqualTo(4);
	}

	@Test
	void goesOnBehindWhatWasPruned() {
		List.of(1, 2, 3, 4).forEach(this.passes::change);
		this.passes.pruned = 2;
		this.passes.run();
		assertThat(this.passes.attempts).containsExactlyInAnyOrder(3L, 4L);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 18, 2026 })
	void whateverTheReceiverAnswersAUserIsServedInOrder(long seed) {
		Random random = new Random(seed);
		Map<Long, Boolean> bad = new HashMap<>();
		List<Integer> users = new ArrayList<>();
		for (int i = 0; i < 400; i++) {
			users.add(random.nextInt(30));
			this.passes.change(users.getLast());
		}
		this.passes.receiver = (change) -> {
			synchronized (random) {
				return switch (random.nextInt(6)) {
					case 0 -> Passes.status(500);
					case 1 -> new OutgoingAnswer(OutgoingError.TIMEOUT, null, null, null, 1);
					case 2 ->
						new OutgoingAnswer(OutgoingError.HTTP, 429, Duration.ofSeconds(random.nextInt(100)), null, 1);
					default -> {
						bad.put(change.seq(), true);
						yield Passes.OK;
					}
				};
			}
		};
		for (int i = 0; i < 2000 && bad.size() < 400; i++) {
			this.passes.runAfter(Duration.ofMinutes(20));
		}
		assertThat(
				this.passes.numbers(DeliveryStatus.DELIVERED).size() + this.passes.numbers(DeliveryStatus.DEAD).size())
			.isEqualTo(400);
		Map<UUID, Long> last = new HashMap<>();
		this.passes.attempts.forEach((seq) -> {
			UUID user = new UUID(0, users.get((int) (seq - 1)));
			assertThat(last.getOrDefault(user, 0L)).isLessThanOrEqualTo(seq);
			last.put(user, seq);
		});
		assertThat(this.passes.position()).isEqualTo(400);
	}

	private static List<Long> numbers(long first, long last) {
		return LongStream.rangeClosed(first, last).boxed().toList();
	}

}
