package io.ztrisk.triage;

import java.util.List;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.act.ActLog;
import io.ztrisk.database.Retry;
import io.ztrisk.user.User;
import io.ztrisk.user.UserRegistry;

import org.springframework.stereotype.Service;

/**
 * Adds and deletes notes about users.
 */
@Service
class NoteService {

	private static final List<String> FIELDS = List.of("text");

	private final UserRegistry users;

	private final ActLog acts;

	private final AuditLog audit;

	private final Retry retry;

	NoteService(UserRegistry users, ActLog acts, AuditLog audit, Retry retry) {
		this.users = users;
		this.acts = acts;
		this.audit = audit;
		this.retry = retry;
	}

	/**
	 * Adds a note, unless it is there, and returns its id.
	 * @throws ApiException if the user is unknown, or the id is that of another note
	 */
	UUID add(Actor actor, AccountId account, UUID user, NewNote sent) {
		return this.retry.inTransaction(() -> this.users.withLocked(account, user, (locked) -> {
			ActLog.Note note = this.acts.note(actor, account, locked, sent.id(), sent.text())
				.orElseThrow(() -> new ApiException(ErrorCode.INVALID_FIELD,
						List.of(ApiError.at("/id", ErrorCode.INVALID_FIELD, "id is the id of something else"))));
			if (note.isNew()) {
				record(actor, account, AuditAction.USER_NOTE_ADDED, locked);
			}
			return note.id();
		}));
	}

	/**
	 * Deletes a note.
	 * @throws ApiException if the user is unknown or has no such note
	 */
	void delete(Actor actor, AccountId account, UUID user, UUID id) {
		this.retry.inTransaction(() -> this.users.withLocked(account, user, (locked) -> {
			if (!this.acts.deleteNote(account, locked, id)) {
				throw new ApiException(ErrorCode.UNKNOWN_NOTE);
			}
			record(actor, account, AuditAction.USER_NOTE_DELETED, locked);
			return locked;
		}));
	}

	private void record(Actor actor, AccountId account, AuditAction action, User user) {
		this.audit.record(actor, List.of(AuditEntry.ofFields(account.value(), action, user.id().toString(), FIELDS)));
	}

}
