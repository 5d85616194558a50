package io.ztrisk.sender;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.ztrisk.outgoing.OutgoingAnswer;
import io.ztrisk.outgoing.OutgoingError;
import io.ztrisk.subscription.Backoff;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryStatus;
import io.ztrisk.subscription.ReceiverFailures;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of a backlog. The messages of a user follow one another; several
 * users are served at once. It holds no connection to the database.
 */
final class Pass {

	/** The most attempts of a pass. */
	private static final int ATTEMPTS = 100;

	/** The most users that are served at once. */
	private static final int THREADS = 8;

	/** The HTTP status of a receiver that is no longer there. */
	private static final int GONE = 410;

	private final Queues queues;

	private final Lease lease;

	private final Transport transport;

	private final BooleanSupplier stopping;

	private final ReceiverFailures failures;

	private final AtomicInteger left = new AtomicInteger(ATTEMPTS);

	private final Map<UUID, Delivery> stored = new ConcurrentHashMap<>();

	private final AtomicInteger failed = new AtomicInteger();

	private volatile boolean gone;

	/** Whether the subscription has changed. */
	private volatile boolean ended;

	Pass(Backlog backlog, Queues queues, Lease lease, Transport transport, BooleanSupplier stopping) {
		this.queues = queues;
		this.lease = lease;
		this.transport = transport;
		this.stopping = stopping;
		this.failures = backlog.subscription().failures(backlog.failures());
	}

	/** Sends until all is sent, the receiver rests, or the time is over. */
	PassResult run() throws InterruptedException {
		if (this.failures.isOnTrial()) {
			this.queues.heads()
				.min(Comparator.<Item>comparingInt((item) -> item.delivery().attempts())
					.thenComparing((item) -> item.change().seq()))
				.ifPresent(this::attemptIfKept);
		}
		Instant now = this.lease.now();
		Queue<List<Item>> ready = this.queues.all()
			.stream()
			.filter((items) -> open(items).limit(1).anyMatch((item) -> item.delivery().isDue(now)))
			.sorted(Comparator.comparing((items) -> items.getFirst().change().seq()))
			.collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
		List<Thread> threads = IntStream.range(0, Math.min(THREADS, ready.size()))
			.mapToObj((number) -> Thread.ofVirtual().name("signal-", number).start(() -> serve(ready)))
			.toList();
		for (Thread thread : threads) {
			thread.join();
		}
		this.queues.finish(this.stored, this.lease.now());
		return new PassResult(this.failures, this.stored, this.queues.position(this.stored), retryAt(),
				this.failed.get(), this.gone);
	}

	private void serve(Queue<List<Item>> ready) {
		List<Item> items = ready.poll();
		while (items != null) {
			for (Item item : items) {
				if (item.isOpen()) {
					if (!mayBegin()) {
						return;
					}
					if (attemptIfKept(item) && item.isOpen()) {
						break;
					}
				}
			}
			items = ready.poll();
		}
	}

	private boolean mayBegin() {
		return !this.stopping.getAsBoolean() && !this.gone && !this.ended && !this.failures.isResting()
				&& this.lease.isLongEnough() && this.left.getAndDecrement() > 0;
	}

	/**
	 * Asks again before each message: a call may have changed the subscription, erased
	 * the user, or changed the level again.
	 * @return whether the message was attempted
	 */
	private boolean attemptIfKept(Item item) {
		Optional<Boolean> kept = this.transport.mayBegin(item);
		this.ended |= kept.isEmpty();
		boolean attempts = kept.orElse(false);
		if (attempts) {
			attempt(item);
		}
		return attempts;
	}

	private void attempt(Item item) {
		Delivery delivery = item.delivery();
		Instant begin = this.lease.now();
		OutgoingAnswer answer = this.transport.send(item, begin);
		Instant end = this.lease.now();
		OutgoingError error = answer.error();
		delivery.attempt(begin, end, answer.status(), (error != null) ? error.word() : null);
		this.stored.put(delivery.id(), delivery);
		if (error == null) {
			this.failures.succeed(end);
			end(delivery, DeliveryStatus.DELIVERED);
			return;
		}
		this.failed.incrementAndGet();
		this.failures.fail(error.word(), answer.retryAfter(), end);
		this.gone |= Objects.equals(answer.status(), GONE);
		if (error == OutgoingError.REJECTED || isUndeliverable(delivery)) {
			end(delivery, DeliveryStatus.DEAD);
		}
		else {
			delivery.retry(end.plus(Backoff.wait(delivery.attempts(), ThreadLocalRandom.current())));
		}
	}

	/** Whether a message fails again and again while others are delivered. */
	private boolean isUndeliverable(Delivery delivery) {
		Instant first = delivery.firstAttemptAt();
		return delivery.attempts() >= Backoff.ATTEMPTS && first != null && this.failures.hasSucceededSince(first);
	}

	private void end(Delivery delivery, DeliveryStatus status) {
		delivery.settle(status, this.lease.now());
		this.stored.put(delivery.id(), delivery);
	}

	/** When the first of those that wait is due; null if none waits. */
	private @Nullable Instant retryAt() {
		Instant now = this.lease.now();
		return this.queues.all()
			.stream()
			.flatMap((items) -> open(items).limit(1))
			.filter((item) -> !item.isNew() || this.stored.containsKey(item.delivery().id()))
			.map((item) -> Objects.requireNonNullElse(item.delivery().nextAttemptAt(), now))
			.min(Comparator.naturalOrder())
			.orElse(null);
	}

	private static Stream<Item> open(List<Item> items) {
		return items.stream().filter(Item::isOpen);
	}

	/** Sends messages. */
	interface Transport {

		/**
		 * Whether the change of a message is still there, and none has made it void;
		 * empty if nothing more may be sent.
		 */
		Optional<Boolean> mayBegin(Item item);

		OutgoingAnswer send(Item item, Instant now);

	}

}
