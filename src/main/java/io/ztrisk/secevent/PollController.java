package io.ztrisk.secevent;

import java.io.IOException;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.ssf.ReceiverStreams;
import io.ztrisk.ssf.SsfApi;
import io.ztrisk.ssf.SsfRequests;
import io.ztrisk.token.Caller;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Answers receivers that ask for messages (RFC 8936).
 */
@SsfApi
class PollController {

	private final PollService polls;

	private final SsfRequests requests;

	PollController(PollService polls, SsfRequests requests) {
		this.polls = polls;
		this.requests = requests;
	}

	@PostMapping(ApiPaths.SSF + "/poll/{stream_id}")
	@RequiresPermission(Permission.SSF_MANAGE)
	ResponseEntity<PollPayload> poll(Caller receiver, @PathVariable("account_id") AccountId account,
			@PathVariable("stream_id") String id, HttpServletRequest request) throws IOException {
		PollRequest sent = PollRequest.read(this.requests.read(request));
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(this.polls.poll(account, receiver, ReceiverStreams.id(id), sent));
	}

}
