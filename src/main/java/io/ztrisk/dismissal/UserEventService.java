package io.ztrisk.dismissal;

import java.util.Set;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.database.Retry;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserHead;

import org.springframework.stereotype.Service;

/**
 * Reads the events of a user, and the findings of an event.
 */
@Service
class UserEventService {

	private final UserEventRepository events;

	private final EventEvidence evidence;

	private final Retry retry;

	UserEventService(UserEventRepository events, EventEvidence evidence, Retry retry) {
		this.events = events;
		this.evidence = evidence;
		this.retry = retry;
	}

	ListResult<UserHead, UserEvents.Row> list(AccountId account, UUID user, EventFilter filter, ListRequest request) {
		return this.events.list(account, user, filter, request)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
	}

	/**
	 * Reads an event with its findings. The digits of the evidence are made before, so
	 * that they never stand for a finding that the answer does not have.
	 */
	ListResult<EventFindings.Head, EventFindings.Finding> findings(AccountId account, UUID user, UUID event,
			ListRequest request) {
		String digits = EventEvidence.digits(
				this.retry.inTransaction(() -> this.evidence.of(account, Set.of(event)).getOrDefault(event, Set.of())));
		return this.events.findings(account, user, event, digits, request)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_EVENT));
	}

}
