package io.ztrisk.dismissal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.bulk.Batch;
import io.ztrisk.bulk.Outcome;
import io.ztrisk.bulk.UserEntry;
import io.ztrisk.event.EventRepository;
import io.ztrisk.event.StoredEvent;
import io.ztrisk.user.User;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Chooses the events that a transaction dismisses or restores, while their users are
 * locked.
 */
@Component
class DismissalBatches {

	private final EventRepository events;

	private final EventEvidence evidence;

	private final DismissalWriter writer;

	DismissalBatches(EventRepository events, EventEvidence evidence, DismissalWriter writer) {
		this.events = events;
		this.evidence = evidence;
		this.writer = writer;
	}

	/** Dismisses the events of entries whose evidence is the one that they name. */
	void dismiss(Actor actor, AccountId account, Batch<EventEntry> batch, List<EventEntry> entries,
			DismissalReason reason) {
		Map<EventEntry, StoredEvent> stored = stored(account, batch, entries);
		Map<UUID, Set<UUID>> evidence = this.evidence.ofDetected(account, stored.values());
		List<StoredEvent> chosen = new ArrayList<>();
		stored.forEach((entry, event) -> {
			Set<UUID> found = evidence.getOrDefault(event.id(), Set.of());
			boolean seen = entry.evidence() == null || entry.evidence().equals(EventEvidence.digits(found));
			if (event.isDetected() && !seen) {
				batch.finish(entry, Outcome.STALE);
			}
			else if (reason.isOf(event)) {
				batch.finish(entry, Outcome.UNCHANGED);
			}
			else {
				batch.finish(entry, Outcome.DONE);
				chosen.add(event);
			}
		});
		this.writer.dismiss(actor, account, batch, chosen, evidence, reason);
	}

	/** Restores the dismissed events of entries. */
	void restore(Actor actor, AccountId account, Batch<EventEntry> batch, List<EventEntry> entries) {
		Map<EventEntry, StoredEvent> stored = stored(account, batch, entries);
		stored.forEach((entry, event) -> batch.finish(entry, event.isDismissed() ? Outcome.DONE : Outcome.UNCHANGED));
		this.writer.restore(actor, account, batch, stored.values().stream().filter(StoredEvent::isDismissed).toList());
	}

	/**
	 * Dismisses all events of a behaviour that count, up to the maximum number. A user
	 * with more of them comes again in the next transaction.
	 */
	void dismissAll(Actor actor, AccountId account, Batch<UserEntry> batch, List<UserEntry> entries, Behavior behavior,
			DismissalReason reason) {
		Map<UserEntry, User> scored = new LinkedHashMap<>();
		for (UserEntry entry : entries) {
			User user = batch.user(entry);
			if (entry.isStale(user)) {
				batch.finish(entry, Outcome.STALE);
			}
			else {
				scored.put(entry, user);
			}
		}
		List<StoredEvent> counting = this.events.counting(account.value(),
				scored.values().stream().map(User::id).toList(), behavior.key(), Limit.of(batch.maxEvents() + 1));
		List<StoredEvent> chosen = counting.stream().limit(batch.maxEvents()).toList();
		this.writer.dismiss(actor, account, batch, chosen, this.evidence.ofDetected(account, chosen), reason);
		batch.addEvents(chosen.size());
		boolean isRest = counting.size() > chosen.size();
		scored.forEach((entry, user) -> {
			if (!isRest || user.id().toString().compareTo(counting.getLast().user().toString()) < 0) {
				batch.finish(entry, batch.hasChanged(user) ? Outcome.DONE : Outcome.UNCHANGED);
			}
		});
	}

	/** The stored events of entries. An entry without one is unknown. */
	private Map<EventEntry, StoredEvent> stored(AccountId account, Batch<EventEntry> batch, List<EventEntry> entries) {
		Map<UUID, StoredEvent> byId = new HashMap<>();
		this.events.find(account.value(), batch.users().keySet(), entries.stream().map(EventEntry::id).toList())
			.forEach((event) -> byId.put(event.id(), event));
		Map<EventEntry, StoredEvent> stored = new LinkedHashMap<>();
		for (EventEntry entry : entries) {
			StoredEvent event = byId.get(entry.id());
			if (event != null && event.user().equals(batch.user(entry).id())) {
				stored.put(entry, event);
			}
			else {
				batch.finish(entry, Outcome.UNKNOWN);
			}
		}
		return stored;
	}

}
