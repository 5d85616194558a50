package io.ztrisk.user;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;

/**
 * Says who is who, and resets users.
 */
@Service
class UserService {

	private final UserRepository users;

	private final UserRegistry directory;

	private final AuditLog audit;

	private final Retry retry;

	private final Clock clock;

	UserService(UserRepository users, UserRegistry directory, AuditLog audit, Retry retry, Clock clock) {
		this.users = users;
		this.directory = directory;
		this.audit = audit;
		this.retry = retry;
		this.clock = clock;
	}

	/**
	 * Takes a list of users, all or none.
	 */
	UpsertResult upsert(Actor actor, AccountId account, JsonNode body) {
		List<UserReference> sent = UserUpsert.read(body, now());
		if (sent.isEmpty()) {
			return new UpsertResult(0, 0, 0, 0);
		}
		return this.retry.inTransaction(() -> this.directory.withLocked(account, sent, (locked) -> {
			this.audit.record(actor, entries(account, locked));
			int created = locked.created().size();
			return new UpsertResult(sent.size(), created, locked.users().size() - created, locked.merged());
		}));
	}

	/**
	 * An entry for each user who is new or not what it was; a name told again is none.
	 */
	private static List<AuditEntry> entries(AccountId account, LockedUsers locked) {
		List<AuditEntry> entries = new ArrayList<>();
		for (User user : new TreeMap<>(locked.all()).values()) {
			AuditAction action = locked.created().contains(user.id()) ? AuditAction.USER_CREATED
					: (user.mergedInto() != null) ? AuditAction.USER_MERGED : AuditAction.USER_CHANGED;
			List<String> changes = user.changes();
			if (action == AuditAction.USER_CREATED || !changes.isEmpty()) {
				entries.add(AuditEntry.ofFields(account.value(), action, user.id().toString(), changes));
			}
		}
		return entries;
	}

	/**
	 * Clears a user's score.
	 * @throws ApiException if nobody has heard of the user
	 */
	void reset(Actor actor, AccountId account, UUID id) {
		this.retry.inTransaction(() -> {
			User user = this.users.lock(account.value(), id)
				.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
			user.requireUnmoved();
			user.reset(now());
			this.users.save(account.value(), List.of(user));
			this.audit.record(actor, List.of(AuditEntry.ofFields(account.value(), AuditAction.USER_RESET,
					user.id().toString(), user.changes())));
			return user;
		});
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * What a list of users came to.
	 */
	@ApiSchema("UserUpsertResult")
	record UpsertResult(int received, int created, int updated, int merged) {

	}

}
