package io.ztrisk.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.change.ActLog;
import io.ztrisk.change.NewAct;
import io.ztrisk.database.Retry;
import io.ztrisk.event.EventRepository;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Resets the scores of users.
 */
@Service
class ResetService {

	private final UserRegistry users;

	private final EventRepository events;

	private final ActLog acts;

	private final AuditLog audit;

	private final Retry retry;

	private final Clock clock;

	ResetService(UserRegistry users, EventRepository events, ActLog acts, AuditLog audit, Retry retry, Clock clock) {
		this.users = users;
		this.events = events;
		this.acts = acts;
		this.audit = audit;
		this.retry = retry;
		this.clock = clock;
	}

	/**
	 * Resets the score of a user.
	 * @throws io.ztrisk.api.ApiException if the user is unknown
	 */
	void reset(Actor actor, AccountId account, UUID id, @Nullable String reason) {
		this.retry.inTransaction(() -> this.users.withLocked(account, id, (user) -> {
			user.reset(notBeforeAnyEvent(account, user, this.clock.instant()));
			this.audit.record(actor, List.of(AuditEntry.ofFields(account.value(), AuditAction.USER_RESET,
					user.id().toString(), user.changes())));
			this.acts.record(actor, account, List.of(NewAct.of(user, ChangeCause.RESET, reason)));
			return user;
		}));
	}

	/** A dismissed event that is restored later must not count. */
	private Instant notBeforeAnyEvent(AccountId account, User user, Instant now) {
		return this.events.newest(account.value(), user.id()).filter((newest) -> newest.isAfter(now)).orElse(now);
	}

}
