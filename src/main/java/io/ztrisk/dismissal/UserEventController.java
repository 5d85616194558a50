package io.ztrisk.dismissal;

import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.event.EventOrder;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserHead;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lists the events of a user with their states, and shows an event with its findings.
 */
@AccountApi
class UserEventController {

	private static final String PATH = "/users" + ApiPaths.USER + "/events";

	private final UserEventService events;

	UserEventController(UserEventService events) {
		this.events = events;
	}

	@GetMapping(PATH)
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Lists all events of a user", orders = EventOrder.class, fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<UserEvents> list(@PathVariable("account_id") AccountId account, @PathVariable("user_id") UUID user,
			@RequestParam(required = false) @Nullable String behavior,
			@RequestParam(required = false) @Nullable String state, ListRequest request) {
		ListResult<UserHead, UserEvents.Row> found = this.events.list(account, user, EventFilter.of(behavior, state),
				request);
		return ApiResponse.of(UserEvents.of(found.head(), found.rows()), found.info());
	}

	@GetMapping(PATH + ApiPaths.EVENT)
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Shows an event with its findings", fails = ErrorCode.UNKNOWN_EVENT)
	ApiResponse<EventFindings> show(@PathVariable("account_id") AccountId account, @PathVariable("user_id") UUID user,
			@PathVariable("event_id") UUID event, ListRequest request) {
		ListResult<EventFindings.Head, EventFindings.Finding> found = this.events.findings(account, user, event,
				request);
		return ApiResponse.of(found.head().with(found.rows()), found.info());
	}

}
