package io.ztrisk.sender;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.database.Retry;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryRepository;
import io.ztrisk.subscription.DeliveryStatus;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionRepository;
import io.ztrisk.subscription.SubscriptionStatus;

import org.springframework.stereotype.Component;

/**
 * Hands out messages to a receiver that asks for them, and takes note of those that it
 * acknowledges. A message is handed out again until it is acknowledged or superseded.
 */
@Component
public class Polls {

	/** The attempts of a call that meets other calls for the same subscription. */
	private static final int ATTEMPTS = 5;

	private final SubscriptionRepository subscriptions;

	private final DeliveryRepository deliveries;

	private final BacklogReader reader;

	private final PassRecorder recorder;

	private final SignalMetrics metrics;

	private final Retry retry;

	private final Clock clock;

	Polls(SubscriptionRepository subscriptions, DeliveryRepository deliveries, BacklogReader reader,
			PassRecorder recorder, SignalMetrics metrics, Retry retry, Clock clock) {
		this.subscriptions = subscriptions;
		this.deliveries = deliveries;
		this.reader = reader;
		this.recorder = recorder;
		this.metrics = metrics;
		this.retry = retry;
		this.clock = clock;
	}

	/**
	 * Takes note of messages that the receiver has, or refuses. Unknown ids and those of
	 * messages that do not wait any more are ignored: a call may come twice.
	 * @param refused the errors, one word each, by the ids of messages
	 */
	public void settle(Subscription subscription, Collection<UUID> received, Map<UUID, String> refused) {
		String account = subscription.accountId();
		int[] counts = this.retry.inTransaction(() -> {
			Subscription locked = this.subscriptions.lock(account, subscription.id())
				.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_SUBSCRIPTION));
			Instant now = this.clock.instant();
			locked.recordAnswers(!received.isEmpty(), now);
			int delivered = received.isEmpty() ? 0
					: this.deliveries.settle(account, subscription.id(), received, DeliveryStatus.DELIVERED, null, now);
			Map<String, List<UUID>> byError = new HashMap<>();
			refused.forEach((id, error) -> byError.computeIfAbsent(error, (word) -> new ArrayList<>()).add(id));
			int dead = byError.entrySet()
				.stream()
				.mapToInt((entry) -> this.deliveries.settle(account, subscription.id(), entry.getValue(),
						DeliveryStatus.DEAD, entry.getKey(), now))
				.sum();
			return new int[] { delivered, dead };
		});
		this.metrics.count(subscription.kind(), "delivered", counts[0]);
		this.metrics.count(subscription.kind(), "dead", counts[1]);
	}

	/** Whether there is anything to hand out. */
	public boolean hasNews(Subscription subscription) {
		return this.subscriptions.hasNews(subscription.accountId(), subscription.id()).orElse(false);
	}

	/**
	 * Hands out messages: first those that are no changes, then those that were handed
	 * out before, then new ones, at most one of a user. While messages that were pushed
	 * before are on the wire, it hands out none, so that none overtakes them.
	 * @param most at least 1
	 */
	public PollBatch handOut(Subscription subscription, Messenger.Messages messages, int most) {
		if (this.subscriptions.isLeased(subscription.accountId(), subscription.id()).orElse(true)) {
			return new PollBatch(List.of(), true);
		}
		boolean enabled = subscription.status() == SubscriptionStatus.ENABLED;
		List<PollBatch.Message> controls = this.deliveries.controls(subscription.accountId(), subscription.id())
			.stream()
			.filter((control) -> enabled || messages.isForAnyStatus(control.event()))
			.map((control) -> new PollBatch.Message(control, null, null))
			.toList();
		if (controls.size() >= most) {
			return new PollBatch(controls.subList(0, most), true);
		}
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			Backlog backlog = this.reader.read(subscription.accountId(), subscription.id());
			if (backlog.subscription().status() != SubscriptionStatus.ENABLED) {
				return new PollBatch(controls, false);
			}
			Queues queues = new Queues(backlog, messages);
			List<Item> heads = queues.heads()
				.sorted(Comparator.comparing(Item::isNew).thenComparing((item) -> item.change().seq()))
				.toList();
			List<Item> taken = heads.subList(0, Math.min(most - controls.size(), heads.size()));
			if (record(backlog, queues, taken)) {
				return new PollBatch(
						Stream.concat(controls.stream(), taken.stream().map((item) -> message(backlog, item))).toList(),
						queues.size() > taken.size() || backlog.isPart());
			}
		}
		throw new ApiException(ErrorCode.OVERLOADED);
	}

	/** Records what is handed out, unless another call has changed the subscription. */
	private boolean record(Backlog backlog, Queues queues, List<Item> taken) {
		Subscription subscription = backlog.subscription();
		Instant now = this.clock.instant();
		taken.forEach((item) -> item.delivery().handOut(now));
		Map<UUID, Delivery> stored = taken.stream()
			.map(Item::delivery)
			.collect(Collectors.toMap(Delivery::id, Function.identity()));
		queues.finish(stored, now);
		long position = queues.position(stored);
		boolean recorded = this.recorder.settlePoll(subscription, stored, position, queues.lost(), now);
		if (recorded) {
			this.metrics.count(subscription.kind(),
					new PassResult(subscription.failures(0), stored, position, null, 0, false), queues, backlog.lost());
		}
		return recorded;
	}

	private static PollBatch.Message message(Backlog backlog, Item item) {
		return new PollBatch.Message(item.delivery(), item.change(), backlog.userOf(item.change()));
	}

}
