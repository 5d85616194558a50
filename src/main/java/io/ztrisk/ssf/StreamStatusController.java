package io.ztrisk.ssf;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import io.ztrisk.subscription.SubscriptionStatus;
import io.ztrisk.token.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Shows and changes the status of a stream, and verifies streams (SSF 1.0, sections 8.1.2
 * and 8.1.4).
 */
@SsfApi
class StreamStatusController {

	/** Of a state, and of a reason. */
	private static final int MAX_TEXT = 1024;

	private final StreamStatusService streams;

	private final SsfRequests requests;

	StreamStatusController(StreamStatusService streams, SsfRequests requests) {
		this.streams = streams;
		this.requests = requests;
	}

	@GetMapping(ApiPaths.SSF + "/status")
	@RequiresPermission(Permission.SSF_READ)
	ResponseEntity<?> get(Caller receiver, @PathVariable("account_id") AccountId account, HttpServletRequest request) {
		return StreamController.answer(HttpStatus.OK,
				this.streams.get(account, receiver, StreamController.id(SsfRequests.streamId(request))));
	}

	@PostMapping(ApiPaths.SSF + "/status")
	@RequiresPermission(Permission.SSF_MANAGE)
	ResponseEntity<?> change(Actor actor, Caller receiver, @PathVariable("account_id") AccountId account,
			HttpServletRequest request) throws IOException {
		JsonFields sent = this.requests.read(request);
		SubscriptionStatus status = sent.oneOf("status", true, SubscriptionStatus::parse, "enabled, paused, disabled");
		String reason = sent.text("reason", MAX_TEXT, false).orElse(null);
		sent.problems().throwIfAny();
		return StreamController.answer(HttpStatus.OK, this.streams.change(actor, account, receiver,
				StreamController.id(sent), Objects.requireNonNull(status), reason));
	}

	@PostMapping(ApiPaths.SSF + "/verify")
	@RequiresPermission(Permission.SSF_MANAGE)
	ResponseEntity<?> verify(Caller receiver, @PathVariable("account_id") AccountId account, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		JsonFields sent = this.requests.read(request);
		String state = sent.text("state", MAX_TEXT, false).orElse(null);
		sent.problems().throwIfAny();
		Duration wait = this.streams.verify(account, receiver, StreamController.id(sent), state);
		if (wait.isPositive()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.plusMillis(999).toSeconds()));
			throw new ApiException(ErrorCode.RATE_LIMITED,
					"One verification in %d seconds".formatted(StreamPayload.MIN_VERIFICATION_INTERVAL));
		}
		return ResponseEntity.noContent().build();
	}

}
