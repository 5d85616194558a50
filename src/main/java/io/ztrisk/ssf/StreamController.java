package io.ztrisk.ssf;

import java.io.IOException;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import io.ztrisk.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/**
 * Makes, shows, changes and deletes the stream of a receiver (SSF 1.0, section 8.1.1).
 */
@SsfApi
class StreamController {

	private static final String STREAM = ApiPaths.SSF + "/stream";

	private final StreamService streams;

	private final SsfRequests requests;

	StreamController(StreamService streams, SsfRequests requests) {
		this.streams = streams;
		this.requests = requests;
	}

	@PostMapping(STREAM)
	@RequiresPermission(Permission.SSF_MANAGE)
	ResponseEntity<?> make(Actor actor, Caller receiver, @PathVariable("account_id") AccountId account,
			HttpServletRequest request) throws IOException {
		StreamRequest sent = new StreamRequest(this.requests.read(request));
		return answer(HttpStatus.CREATED, this.streams.make(actor, account, receiver, sent));
	}

	@GetMapping(STREAM)
	@RequiresPermission(Permission.SSF_READ)
	ResponseEntity<?> get(Caller receiver, @PathVariable("account_id") AccountId account, HttpServletRequest request) {
		String id = SsfRequests.streamId(request);
		return answer(HttpStatus.OK,
				(id != null) ? this.streams.get(account, receiver, id(id)) : this.streams.list(account, receiver));
	}

	@PatchMapping(STREAM)
	@RequiresPermission(Permission.SSF_MANAGE)
	ResponseEntity<?> change(Actor actor, Caller receiver, @PathVariable("account_id") AccountId account,
			HttpServletRequest request) throws IOException {
		return change(actor, receiver, account, request, false);
	}

	@PutMapping(STREAM)
	@RequiresPermission(Permission.SSF_MANAGE)
	ResponseEntity<?> replace(Actor actor, Caller receiver, @PathVariable("account_id") AccountId account,
			HttpServletRequest request) throws IOException {
		return change(actor, receiver, account, request, true);
	}

	private ResponseEntity<?> change(Actor actor, Caller receiver, AccountId account, HttpServletRequest request,
			boolean replaces) throws IOException {
		JsonFields sent = this.requests.read(request);
		return answer(HttpStatus.OK,
				this.streams.change(actor, account, receiver, id(sent), new StreamRequest(sent), replaces));
	}

	@DeleteMapping(STREAM)
	@RequiresPermission(Permission.SSF_MANAGE)
	ResponseEntity<?> delete(Actor actor, Caller receiver, @PathVariable("account_id") AccountId account,
			HttpServletRequest request) {
		this.streams.delete(actor, account, receiver, id(SsfRequests.streamId(request)));
		return ResponseEntity.noContent().build();
	}

	static ResponseEntity<?> answer(HttpStatus status, Object body) {
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON).body(body);
	}

	/** The stream that a body names. */
	static UUID id(JsonFields sent) {
		String id = sent.string("stream_id", 1024);
		sent.problems().throwIfAny();
		return id(id);
	}

	/** The stream that a query names. */
	static UUID id(@Nullable String sent) {
		if (sent == null) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "stream_id is required");
		}
		return ReceiverStreams.id(sent);
	}

}
