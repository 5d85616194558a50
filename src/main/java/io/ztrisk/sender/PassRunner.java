package io.ztrisk.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.outgoing.OutgoingAnswer;
import io.ztrisk.outgoing.OutgoingError;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.Leases;
import io.ztrisk.subscription.ReceiverFailures;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.SubscriptionRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Takes the lease of a subscription, sends what there is to send, and records it.
 */
@Component
class PassRunner {

	/** How long a subscription rests whose secrets cannot be opened. */
	private static final Duration WITHOUT_SECRET = Duration.ofMinutes(10);

	private final SubscriptionRepository subscriptions;

	private final LoggedChangeRepository changes;

	private final BacklogReader reader;

	private final PassRecorder recorder;

	private final ControlPass controls;

	private final MessageClient client;

	private final SignalMetrics metrics;

	private final Map<SubscriptionKind, Messenger> messengers;

	PassRunner(SubscriptionRepository subscriptions, LoggedChangeRepository changes, BacklogReader reader,
			PassRecorder recorder, ControlPass controls, MessageClient client, SignalMetrics metrics,
			List<Messenger> messengers) {
		this.subscriptions = subscriptions;
		this.changes = changes;
		this.reader = reader;
		this.recorder = recorder;
		this.controls = controls;
		this.client = client;
		this.metrics = metrics;
		this.messengers = messengers.stream().collect(Collectors.toMap(Messenger::kind, Function.identity()));
	}

	/**
	 * Runs a pass, unless another server does.
	 * @param stopping whether no further attempt may begin
	 */
	void run(String account, UUID id, BooleanSupplier stopping) throws InterruptedException {
		long nanos = System.nanoTime();
		Optional<Leases.Taken> taken = this.subscriptions.take(account, id);
		if (taken.isEmpty()) {
			return;
		}
		Leases.Taken row = taken.get();
		Lease lease = new Lease(account, id, row.getLease(), row.getLeaseUntil(), row.getTakenAt(), nanos);
		Backlog backlog = this.reader.read(account, id);
		Subscription subscription = backlog.subscription();
		Messenger messenger = Objects.requireNonNull(this.messengers.get(subscription.kind()));
		Optional<Messenger.Messages> messages = messenger.open(subscription);
		if (subscription.isUrgent()) {
			this.controls.run(lease, subscription, messages, stopping);
			return;
		}
		if (messages.isEmpty()) {
			this.recorder.settle(lease, withoutSecret(lease, backlog), List.of(), null);
			return;
		}
		Queues queues = new Queues(backlog, messages.get());
		PassResult result = new Pass(backlog, queues, lease, transport(backlog, lease, messages.get()), stopping).run();
		if (settle(lease, result, queues.lost(), reason(messenger, result, lease.now()), stopping)) {
			this.metrics.count(subscription.kind(), result, queues, backlog.lost());
		}
	}

	/**
	 * Records a pass. While the database is away, it tries again until the lease is over:
	 * what is not recorded is sent again.
	 */
	private boolean settle(Lease lease, PassResult result, List<Delivery> lost, @Nullable String reason,
			BooleanSupplier stopping) throws InterruptedException {
		while (true) {
			try {
				return this.recorder.settle(lease, result, lost, reason);
			}
			catch (DataAccessException | TransactionException ex) {
				if (lease.isOver() || stopping.getAsBoolean()) {
					throw ex;
				}
				TimeUnit.SECONDS.sleep(1);
			}
		}
	}

	private Pass.Transport transport(Backlog backlog, Lease lease, Messenger.Messages messages) {
		return new Pass.Transport() {

			/** Without the database, nothing more is sent. */
			@Override
			public Optional<Boolean> mayBegin(Item item) {
				try {
					return PassRunner.this.subscriptions
						.mayBegin(lease.accountId(), lease.subscription(), lease.number(), item.change().seq())
						.map((kept) -> kept && !isSuperseded(lease.accountId(), messages, item));
				}
				catch (DataAccessException | TransactionException ex) {
					return Optional.empty();
				}
			}

			@Override
			public OutgoingAnswer send(Item item, Instant now) {
				return PassRunner.this.client.send(backlog.subscription(), () -> messages.message(item.delivery().id(),
						item.delivery().event(), item.change(), backlog.userOf(item.change()), now));
			}

		};
	}

	/**
	 * Whether a message has become void since the pass began, also by a merge of its
	 * user.
	 */
	private boolean isSuperseded(String account, Messenger.Messages messages, Item item) {
		return this.changes.newestBeside(account, item.change().seq())
			.filter((newest) -> messages.isSuperseded(item.delivery().event(), item.change(), newest))
			.isPresent();
	}

	private static PassResult withoutSecret(Lease lease, Backlog backlog) {
		ReceiverFailures failures = backlog.subscription().failures(backlog.failures());
		failures.fail(OutgoingError.SECRET.word(), WITHOUT_SECRET, lease.now());
		return new PassResult(failures, Map.of(), backlog.subscription().position(), lease.now(), 1, false);
	}

	/** Why a subscription is disabled, null if it is not. */
	private static @Nullable String reason(Messenger messenger, PassResult result, Instant now) {
		if (!messenger.givesUp()) {
			return null;
		}
		return result.gone() ? "gone" : result.failures().hasFailedTooLong(now) ? "failing" : null;
	}

}
