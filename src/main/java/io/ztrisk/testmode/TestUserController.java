package io.ztrisk.testmode;

import java.time.Clock;
import java.util.List;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.NotRateLimited;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import io.ztrisk.behavior.BehaviorRepository;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Makes users for tests.
 */
@AccountApi(FailureController.TEST)
@InTestMode
class TestUserController {

	private final TestUserService users;

	private final BehaviorRepository behaviors;

	private final Clock clock;

	TestUserController(TestUserService users, BehaviorRepository behaviors, Clock clock) {
		this.users = users;
		this.behaviors = behaviors;
		this.clock = clock;
	}

	@PostMapping("/users")
	@RequiresPermission({ Permission.LOGS_WRITE, Permission.ZERO_TRUST_WRITE })
	@NotRateLimited
	ApiResponse<Made> make(Actor actor, @PathVariable("account_id") AccountId account, @RequestBody JsonNode body) {
		return ApiResponse.of(new Made(this.users.make(actor, account,
				TestUsers.read(body, this.behaviors.finder(account), this.clock.instant()))));
	}

	/** The users of the call, in the order of the body. */
	record Made(List<TestUserService.MadeUser> users) {

	}

}
