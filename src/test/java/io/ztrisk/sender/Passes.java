package io.ztrisk.sender;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.change.LoggedChangeRepository;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.level.UserLevel;
import io.ztrisk.outgoing.OutgoingAnswer;
import io.ztrisk.outgoing.OutgoingError;
import io.ztrisk.outgoing.OutgoingRequest;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryStatus;
import io.ztrisk.subscription.Subscription;
import io.ztrisk.subscription.SubscriptionKind;
import io.ztrisk.subscription.TestSubscriptions;
import io.ztrisk.user.ShownUser;
import io.ztrisk.user.UserRepository;

/**
 * A subscription with its log of changes and its deliveries in memory, and a receiver.
 */
final class Passes {

	static final Instant START = Instant.parse("2026-11-28T12:00:00Z");

	static final OutgoingAnswer OK = new OutgoingAnswer(null, 204, null, null, 1);

	private final List<LoggedChange> log = new ArrayList<>();

	private final Map<UUID, Delivery> rows = new HashMap<>();

	private final Subscription subscription = TestSubscriptions.make(SubscriptionKind.WEBHOOK, START);

	private final boolean state;

	/** What was attempted: numbers of changes, in the order of the attempts. */
	final List<Long> attempts = Collections.synchronizedList(new ArrayList<>());

	Function<LoggedChange, OutgoingAnswer> receiver = (change) -> OK;

	Function<LoggedChange, Optional<Boolean>> mayBegin = (change) -> Optional.of(true);

	Predicate<LoggedChange> filter = (change) -> true;

	Instant now = START;

	long pruned;

	/**
	 * Creates it.
	 * @param state whether messages carry the state of a user
	 */
	Passes(boolean state) {
		this.state = state;
	}

	static OutgoingAnswer status(int status) {
		return new OutgoingAnswer(OutgoingError.HTTP, status, null, null, 1);
	}

	/** Adds a change of a user, which is a small number. */
	void change(int user) {
		long seq = this.log.size() + 1L;
		this.log.add(new LoggedChange(seq, new UUID(seq, seq), new UUID(0, user), UserLevel.LOW, UserLevel.HIGH,
				ChangeCause.EVENT, "imp_travel", null, START, START));
	}

	/** Deletes changes as an erasure does. */
	void erase(int user) {
		Set<Long> gone = new HashSet<>();
		this.log.stream().filter((change) -> isOf(change, user)).forEach((change) -> gone.add(change.seq()));
		this.log.replaceAll((change) -> isOf(change, user) ? null : change);
		this.rows.values().removeIf((row) -> gone.contains(row.seq()));
	}

	private static boolean isOf(LoggedChange change, int user) {
		return change != null && change.userId().equals(new UUID(0, user));
	}

	/** Runs a pass and records it. */
	PassResult run() {
		Queues queues = new Queues(backlog(), new Messages());
		Lease lease = new Lease("acme", this.subscription.id(), 1, this.now.plusSeconds(60), this.now,
				System.nanoTime());
		try {
			PassResult result = new Pass(backlog(), queues, lease, new Transport(), () -> false).run();
			result.stored().forEach(this.rows::put);
			queues.lost().forEach((row) -> row.settle(DeliveryStatus.LOST, this.now));
			this.subscription.settle(result.failures(), result.position(), result.retryAt(), this.now);
			return result;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Runs a pass later. */
	PassResult runAfter(Duration time) {
		this.now = this.now.plus(time);
		return run();
	}

	private Backlog backlog() {
		long position = Math.max(this.subscription.position(), this.pruned);
		List<LoggedChange> kept = this.log.stream()
			.filter((change) -> change != null && change.seq() > this.pruned)
			.toList();
		List<Delivery> waiting = this.rows.values()
			.stream()
			.filter((row) -> row.status() == DeliveryStatus.WAITING)
			.sorted(java.util.Comparator.comparing(Delivery::seq))
			.toList();
		List<LoggedChange> next = kept.stream().filter((change) -> change.seq() > position).limit(1000).toList();
		Map<UUID, LoggedChangeRepository.Newest> newest = new HashMap<>();
		kept.forEach((change) -> newest.put(change.userId(),
				new Newest(change.userId(), change.seq(), change.seq(), change.seq())));
		return new Backlog(this.subscription, waiting,
				this.rows.values()
					.stream()
					.filter((row) -> row.status() != DeliveryStatus.WAITING && row.seq() > position)
					.map(Delivery::id)
					.collect(Collectors.toSet()),
				next, kept.stream().collect(Collectors.toMap(LoggedChange::seq, Function.identity())),
				newest.keySet()
					.stream()
					.collect(Collectors.toMap(Function.identity(), (id) -> new ShownUser(id, "", ""))),
				newest, position, position - this.subscription.position(), this.log.size());
	}

	long position() {
		return this.subscription.position();
	}

	/** The numbers of the changes whose deliveries have a status, in order. */
	List<Long> numbers(DeliveryStatus status) {
		return this.rows.values().stream().filter((row) -> row.status() == status).map(Delivery::seq).sorted().toList();
	}

	/** The numbers of the newest changes of a user. */
	private record Newest(UUID getUser, long getSeq, long getScored,
			long getHigh) implements LoggedChangeRepository.Newest {

	}

	/** Hands messages to the receiver. */
	private final class Transport implements Pass.Transport {

		@Override
		public Optional<Boolean> mayBegin(Item item) {
			return Passes.this.mayBegin.apply(item.change());
		}

		@Override
		public OutgoingAnswer send(Item item, Instant at) {
			Passes.this.attempts.add(item.change().seq());
			return Passes.this.receiver.apply(item.change());
		}

	}

	/** Messages without bytes. */
	private final class Messages implements Messenger.Messages {

		@Override
		public List<String> events(LoggedChange change, UserRepository.Shown user) {
			return Passes.this.filter.test(change) ? List.of("changed") : List.of();
		}

		@Override
		public boolean isSuperseded(String event, LoggedChange change, LoggedChangeRepository.Newest newest) {
			return Passes.this.state && newest.getSeq() > change.seq();
		}

		@Override
		public OutgoingRequest message(UUID id, String event, LoggedChange change, UserRepository.Shown user,
				Instant now) {
			throw new UnsupportedOperationException();
		}

	}

}
