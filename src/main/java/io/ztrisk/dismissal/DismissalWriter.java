package io.ztrisk.dismissal;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.bulk.Batch;
import io.ztrisk.bulk.BulkLog;
import io.ztrisk.act.NewAct;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.event.EventRepository;
import io.ztrisk.event.StoredEvent;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.user.User;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Dismisses and restores events of locked users, updates the scores, and records it.
 */
@Component
class DismissalWriter {

	private static final List<String> FIELDS = List.of("dismissal");

	private final EventRepository events;

	private final BulkLog log;

	private final Clock clock;

	DismissalWriter(EventRepository events, BulkLog log, Clock clock) {
		this.events = events;
		this.log = log;
		this.clock = clock;
	}

	/**
	 * Dismisses events, or replaces the reasons of those that are dismissed.
	 * @param evidence the evidence of detected events
	 */
	void dismiss(Actor actor, AccountId account, Batch<?> batch, List<StoredEvent> events,
			Map<UUID, Set<UUID>> evidence, DismissalReason reason) {
		if (events.isEmpty()) {
			return;
		}
		this.events.dismiss(account.value(), ArrayParameters.of(events, StoredEvent::id),
				ArrayParameters.of(events,
						(event) -> event.isDismissed() ? null : array(evidence.getOrDefault(event.id(), Set.of()))),
				this.clock.instant(), actor.name(), reason.verdict().wire(), reason.text());
		Map<UUID, User> users = batch.users();
		events.stream().filter((event) -> !event.isDismissed()).map(StoredEvent::user).distinct().forEach((id) -> {
			User user = Objects.requireNonNull(users.get(id));
			user.because(ChangeCause.DISMISSED);
			this.events.rescore(account.value(), user);
		});
		record(actor, account, AuditAction.USER_EVENT_DISMISSED, ChangeCause.DISMISSED, batch, events, reason);
	}

	private static String array(Set<UUID> ids) {
		return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
	}

	/** Restores dismissed events. */
	void restore(Actor actor, AccountId account, Batch<?> batch, List<StoredEvent> events) {
		if (events.isEmpty()) {
			return;
		}
		this.events.restore(account.value(), events.stream().map(StoredEvent::id).toList());
		Map<UUID, User> users = batch.users();
		events.forEach((event) -> {
			User user = Objects.requireNonNull(users.get(event.user()));
			user.because(ChangeCause.RESTORED);
			user.recordEvent(event.scored(), null);
		});
		record(actor, account, AuditAction.USER_EVENT_RESTORED, ChangeCause.RESTORED, batch, events, null);
	}

	private void record(Actor actor, AccountId account, AuditAction action, ChangeCause cause, Batch<?> batch,
			List<StoredEvent> events, @Nullable DismissalReason reason) {
		Map<UUID, User> users = batch.users();
		List<NewAct> acts = events.stream()
			.collect(Collectors.groupingBy(StoredEvent::user))
			.entrySet()
			.stream()
			.map((of) -> new NewAct(Objects.requireNonNull(users.get(of.getKey())), cause,
					(reason != null) ? reason.text() : null, (reason != null) ? reason.verdict().wire() : null,
					events(of.getValue())))
			.toList();
		this.log.record(actor, account, action, FIELDS, batch, acts);
	}

	private static NewAct.Events events(List<StoredEvent> events) {
		StoredEvent newest = events.stream()
			.max(Comparator.comparing(StoredEvent::at).thenComparing((event) -> event.id().toString()))
			.orElseThrow();
		return new NewAct.Events(newest.id(), newest.name(), events.size());
	}

}
