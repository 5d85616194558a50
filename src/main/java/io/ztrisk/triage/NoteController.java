package io.ztrisk.triage;

import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import io.ztrisk.format.Uuids;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Adds and deletes notes about users.
 */
@AccountApi
class NoteController {

	private static final String NOTES = "/users" + ApiPaths.USER + "/notes";

	private final NoteService notes;

	NoteController(NoteService notes) {
		this.notes = notes;
	}

	@PostMapping(NOTES)
	@RequiresPermission(Permission.ZERO_TRUST_TRIAGE)
	@ApiOperation(value = "Adds a note about a user", body = "Note", fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<Added> add(Actor actor, @PathVariable("account_id") AccountId account, @PathVariable("user_id") UUID id,
			@RequestBody JsonNode body) {
		return ApiResponse.of(new Added(this.notes.add(actor, account, id, NewNote.read(body))));
	}

	@DeleteMapping(NOTES + "/{note_id:" + Uuids.REGEX + "}")
	@RequiresPermission(Permission.ZERO_TRUST_TRIAGE)
	@ApiOperation(value = "Deletes a note about a user", fails = { ErrorCode.UNKNOWN_USER, ErrorCode.UNKNOWN_NOTE })
	ApiResponse<Deleted> delete(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable("user_id") UUID id, @PathVariable("note_id") UUID note) {
		this.notes.delete(actor, account, id, note);
		return ApiResponse.of(new Deleted());
	}

	/** The id of a note. */
	@ApiSchema("NoteResult")
	record Added(UUID id) {

	}

	/** The empty result of a deletion. */
	@ApiSchema("NoteDeletion")
	record Deleted() {

	}

}
