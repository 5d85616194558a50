package io.ztrisk.sender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.change.LoggedChange;
import io.ztrisk.subscription.Delivery;
import io.ztrisk.subscription.DeliveryStatus;

/**
 * The messages of a backlog, without those that newer changes make void, and those of
 * each user in the order of the changes. Of the two events of CAEP, the change of the
 * level comes before the end of sessions: their types are sorted.
 */
final class Queues {

	private final Map<UUID, List<Item>> byUser = new LinkedHashMap<>();

	/** The new messages of each change after the position. */
	private final Map<Long, List<Item>> byChange = new LinkedHashMap<>();

	private final List<Delivery> superseded = new ArrayList<>();

	private final List<Delivery> lost = new ArrayList<>();

	private final Map<Long, Skipped> skipped = new LinkedHashMap<>();

	private final Backlog backlog;

	Queues(Backlog backlog, Messenger.Messages messages) {
		this.backlog = backlog;
		backlog.waiting().forEach((delivery) -> addWaiting(messages, delivery));
		Map<UUID, Delivery> known = backlog.waiting()
			.stream()
			.collect(Collectors.toMap(Delivery::id, (delivery) -> delivery));
		backlog.changes().forEach((change) -> addNew(messages, change, known));
		this.byUser.values()
			.forEach((items) -> items.sort(Comparator.<Item, String>comparing((item) -> item.delivery().event())
				.thenComparing((item) -> item.change().seq())));
	}

	private void addWaiting(Messenger.Messages messages, Delivery delivery) {
		LoggedChange change = this.backlog.changeOf(delivery);
		if (change == null) {
			this.lost.add(delivery);
		}
		else if (this.backlog.isSuperseded(messages, delivery.event(), change)) {
			this.superseded.add(delivery);
		}
		else {
			add(new Item(change, delivery, false));
		}
	}

	private void addNew(Messenger.Messages messages, LoggedChange change, Map<UUID, Delivery> known) {
		List<Item> items = new ArrayList<>();
		List<String> events = messages.events(change, this.backlog.userOf(change));
		for (String event : events) {
			Delivery delivery = Delivery.of(this.backlog.subscription(), change, event);
			if (this.backlog.isSuperseded(messages, event, change)) {
				this.skipped.put(change.seq(), Skipped.SUPERSEDED);
			}
			else if (!this.backlog.settled().contains(delivery.id()) && !known.containsKey(delivery.id())) {
				items.add(new Item(change, delivery, true));
			}
		}
		if (events.isEmpty()) {
			this.skipped.put(change.seq(), Skipped.PASSED_OVER);
		}
		items.forEach(this::add);
		this.byChange.put(change.seq(), items);
	}

	private void add(Item item) {
		this.byUser.computeIfAbsent(item.change().userId(), (user) -> new ArrayList<>()).add(item);
	}

	/** The messages of each user. */
	Collection<List<Item>> all() {
		return this.byUser.values();
	}

	/** The number of all messages. */
	int size() {
		return this.byUser.values().stream().mapToInt(List::size).sum();
	}

	/** The first message of each user. */
	Stream<Item> heads() {
		return this.byUser.values().stream().map(List::getFirst);
	}

	/**
	 * Completes the deliveries that get a row: messages behind one of the same user that
	 * waits wait, too, and those that a newer change has made void end.
	 * @param stored by id
	 */
	void finish(Map<UUID, Delivery> stored, Instant now) {
		this.byUser.values().forEach((items) -> keepWaiting(items, stored));
		this.superseded.forEach((delivery) -> {
			delivery.settle(DeliveryStatus.SUPERSEDED, now);
			stored.put(delivery.id(), delivery);
		});
	}

	private static void keepWaiting(List<Item> items, Map<UUID, Delivery> stored) {
		boolean waits = false;
		for (Item item : items) {
			boolean isStored = !item.isNew() || stored.containsKey(item.delivery().id());
			if (waits && !isStored) {
				stored.put(item.delivery().id(), item.delivery());
			}
			waits |= isStored && item.isOpen();
		}
	}

	/** The waiting deliveries whose change is not kept. */
	List<Delivery> lost() {
		return this.lost;
	}

	/** The number of changes up to a position that get no message. */
	long count(Skipped why, long position) {
		return this.skipped.entrySet()
			.stream()
			.filter((change) -> change.getKey() <= position && change.getValue() == why)
			.count();
	}

	/**
	 * The last change up to which all are dealt with.
	 * @param stored the deliveries that get a row
	 */
	long position(Map<UUID, Delivery> stored) {
		long position = this.backlog.position();
		for (LoggedChange change : this.backlog.changes()) {
			if (!Objects.requireNonNull(this.byChange.get(change.seq()))
				.stream()
				.allMatch((item) -> stored.containsKey(item.delivery().id()))) {
				return position;
			}
			position = change.seq();
		}
		return this.backlog.end();
	}

	/** Why a change gets no message. */
	enum Skipped {

		/** A newer one is sent. */
		SUPERSEDED,

		/** The receiver does not want it. */
		PASSED_OVER

	}

}
