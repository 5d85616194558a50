package io.ztrisk.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.bulk.Batch;
import io.ztrisk.bulk.BulkLog;
import io.ztrisk.bulk.BulkResult;
import io.ztrisk.bulk.BulkRunner;
import io.ztrisk.bulk.Outcome;
import io.ztrisk.bulk.UserEntry;
import io.ztrisk.act.NewAct;
import io.ztrisk.event.EventRepository;
import io.ztrisk.level.ChangeCause;
import io.ztrisk.user.User;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Resets the scores of users.
 */
@Service
public class ResetService {

	private final BulkRunner bulk;

	private final BulkLog log;

	private final EventRepository events;

	private final Clock clock;

	ResetService(BulkRunner bulk, BulkLog log, EventRepository events, Clock clock) {
		this.bulk = bulk;
		this.log = log;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Resets the score of a user, also if no event counts.
	 * @throws io.ztrisk.api.ApiException if the user is unknown
	 */
	public void reset(Actor actor, AccountId account, UUID id, @Nullable String reason) {
		this.bulk.runOne(account, new UserEntry(id, null), (batch, entries) -> {
			reset(actor, account, batch, entries.stream().map(batch::user).toList(), reason);
			entries.forEach((entry) -> batch.finish(entry, Outcome.DONE));
		});
	}

	/** Resets the scores of users with events that count, or may count again. */
	BulkResult reset(Actor actor, AccountId account, Resets resets) {
		return this.bulk.run(account, resets.users(), (batch, entries) -> {
			Set<User> users = new LinkedHashSet<>();
			for (UserEntry entry : entries) {
				User user = batch.user(entry);
				boolean changes = !users.contains(user) && hasEventSinceReset(account, user);
				batch.finish(entry, !changes ? Outcome.UNCHANGED : entry.isStale(user) ? Outcome.STALE : Outcome.DONE);
				if (changes && !entry.isStale(user)) {
					users.add(user);
				}
			}
			reset(actor, account, batch, List.copyOf(users), resets.reason());
		});
	}

	private void reset(Actor actor, AccountId account, Batch<UserEntry> batch, List<User> users,
			@Nullable String reason) {
		Instant now = this.clock.instant();
		users.forEach((user) -> user.reset(notBeforeAnyEvent(account, user, now)));
		this.log.record(actor, account, AuditAction.USER_RESET, List.of(), batch,
				users.stream().map((user) -> NewAct.of(user, ChangeCause.RESET, reason)).toList());
	}

	/** Events of a user without a score are dismissed ones, which can be restored. */
	private boolean hasEventSinceReset(AccountId account, User user) {
		Instant reset = user.lastReset();
		return user.level() != null || this.events.newest(account.value(), user.id())
			.filter((newest) -> reset == null || newest.isAfter(reset))
			.isPresent();
	}

	/** A dismissed event that is restored later must not count. */
	private Instant notBeforeAnyEvent(AccountId account, User user, Instant now) {
		return this.events.newest(account.value(), user.id()).filter((newest) -> newest.isAfter(now)).orElse(now);
	}

}
