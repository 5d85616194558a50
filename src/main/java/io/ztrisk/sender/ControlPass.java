package io.ztrisk.sender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.ztrisk.outgoing.OutgoingAnswer;
import io.ztrisk.outgoing.OutgoingError;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryRepository;
import io.ztrisk.subscription.DeliveryStatus;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionRepository;
import io.ztrisk.subscription.SubscriptionStatus;

import org.springframework.stereotype.Component;

/**
 * Sends the messages of a subscription that are no changes. Each is tried once, also
 * while the subscription rests.
 */
@Component
class ControlPass {

	private final DeliveryRepository deliveries;

	private final SubscriptionRepository subscriptions;

	private final MessageClient client;

	private final PassRecorder recorder;

	private final SignalMetrics metrics;

	ControlPass(DeliveryRepository deliveries, SubscriptionRepository subscriptions, MessageClient client,
			PassRecorder recorder, SignalMetrics metrics) {
		this.deliveries = deliveries;
		this.subscriptions = subscriptions;
		this.client = client;
		this.recorder = recorder;
		this.metrics = metrics;
	}

	/**
	 * Runs until all are tried, the subscription is changed, or the time is over.
	 * @param messages empty if the secrets of the subscription cannot be opened
	 * @param stopping whether no further attempt may begin
	 */
	void run(Lease lease, Subscription subscription, Optional<Messenger.Messages> messages, BooleanSupplier stopping) {
		List<Delivery> waiting = this.deliveries.controls(lease.accountId(), lease.subscription())
			.stream()
			.filter((control) -> subscription.status() == SubscriptionStatus.ENABLED
					|| messages.stream().anyMatch((some) -> some.isForAnyStatus(control.event())))
			.toList();
		List<Delivery> tried = new ArrayList<>();
		for (Delivery control : waiting) {
			if (stopping.getAsBoolean() || !lease.isLongEnough() || isChanged(lease)) {
				break;
			}
			attempt(lease, subscription, messages, control);
			tried.add(control);
		}
		if (this.recorder.settleControls(lease, tried, tried.size() == waiting.size())) {
			tried.forEach((control) -> this.metrics.count(subscription.kind(),
					(control.status() == DeliveryStatus.DELIVERED) ? "delivered" : "failed", 1));
		}
	}

	/** Whether the subscription was changed or deleted, or its token was. */
	private boolean isChanged(Lease lease) {
		return this.subscriptions.mayBegin(lease.accountId(), lease.subscription(), lease.number(), 0).isEmpty();
	}

	private void attempt(Lease lease, Subscription subscription, Optional<Messenger.Messages> messages,
			Delivery control) {
		Instant begin = lease.now();
		OutgoingAnswer answer = messages.map((some) -> this.client.send(subscription,
				() -> some.control(control.id(), control.event(), Objects.requireNonNull(control.control()), begin)))
			.orElseGet(() -> new OutgoingAnswer(OutgoingError.SECRET, null, null, null, 0));
		Instant end = lease.now();
		OutgoingError error = answer.error();
		control.attempt(begin, end, answer.status(), (error != null) ? error.word() : null);
		control.settle((error != null) ? DeliveryStatus.DEAD : DeliveryStatus.DELIVERED, end);
	}

}
