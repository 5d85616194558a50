package io.ztrisk.dismissal;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.change.ActLog;
import io.ztrisk.change.NewAct;
import io.ztrisk.database.Retry;
import io.ztrisk.event.EventRepository;
import io.ztrisk.event.StoredEvent;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Service;

/**
 * Dismisses and restores events while their user is locked, and updates its score.
 */
@Service
class DismissalService {

	private final UserRegistry users;

	private final EventRepository events;

	private final EventEvidence evidence;

	private final ActLog acts;

	private final AuditLog audit;

	private final Retry retry;

	private final Clock clock;

	DismissalService(UserRegistry users, EventRepository events, EventEvidence evidence, ActLog acts, AuditLog audit,
			Retry retry, Clock clock) {
		this.users = users;
		this.events = events;
		this.evidence = evidence;
		this.acts = acts;
		this.audit = audit;
		this.retry = retry;
		this.clock = clock;
	}

	/**
	 * Dismisses an event, or gives its dismissal another verdict and reason. The same
	 * dismissal again changes nothing.
	 * @throws ApiException if the user or the event is unknown, or if its evidence is not
	 * the one that the caller has seen
	 */
	void dismiss(Actor actor, AccountId account, UUID user, UUID event, Dismissal dismissal) {
		change(account, user, event, (locked, stored) -> {
			Set<UUID> found = evidence(account, stored);
			boolean seen = dismissal.evidence() == null || dismissal.evidence().equals(EventEvidence.digits(found));
			if (stored.isDetected() && !seen) {
				throw new ApiException(ErrorCode.CHANGED_MEANWHILE);
			}
			String verdict = dismissal.verdict().wire();
			String reason = dismissal.reason();
			if (verdict.equals(stored.verdict()) && reason.equals(stored.reason())) {
				return;
			}
			Instant now = this.clock.instant();
			if (stored.isDismissed()) {
				this.events.reword(account.value(), event, now, actor.name(), verdict, reason);
			}
			else {
				this.events.dismiss(account.value(), event, now, actor.name(), verdict, reason,
						found.toArray(UUID[]::new));
				locked.because(ChangeCause.DISMISSED);
				this.events.rescore(account.value(), locked);
			}
			record(actor, account, AuditAction.USER_EVENT_DISMISSED,
					new NewAct(locked, ChangeCause.DISMISSED, reason, verdict, events(stored)));
		});
	}

	/**
	 * Restores an event: it is as if it had never been dismissed.
	 * @throws ApiException if the user or the event is unknown
	 */
	void restore(Actor actor, AccountId account, UUID user, UUID event) {
		change(account, user, event, (locked, stored) -> {
			if (stored.isDismissed()) {
				this.events.restore(account.value(), List.of(event));
				locked.because(ChangeCause.RESTORED);
				locked.recordEvent(stored.scored(), null);
				record(actor, account, AuditAction.USER_EVENT_RESTORED,
						new NewAct(locked, ChangeCause.RESTORED, null, null, events(stored)));
			}
		});
	}

	/** Changes an event while its user is locked. */
	private void change(AccountId account, UUID user, UUID event, BiConsumer<User, StoredEvent> change) {
		this.retry.inTransaction(() -> this.users.withLocked(account, user, (locked) -> {
			change.accept(locked, this.events.find(account.value(), locked.id(), event)
				.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_EVENT)));
			return locked;
		}));
	}

	private void record(Actor actor, AccountId account, AuditAction action, NewAct act) {
		List<String> fields = new ArrayList<>(act.user().changes());
		fields.addFirst("dismissal");
		this.audit.record(actor,
				List.of(AuditEntry.ofFields(account.value(), action, act.user().id().toString(), fields)));
		this.acts.record(actor, account, List.of(act));
	}

	private static NewAct.Events events(StoredEvent event) {
		return new NewAct.Events(event.id(), event.name(), 1);
	}

	private Set<UUID> evidence(AccountId account, StoredEvent event) {
		return event.isDetected()
				? this.evidence.of(account.value(), Set.of(event.id())).getOrDefault(event.id(), Set.of()) : Set.of();
	}

}
