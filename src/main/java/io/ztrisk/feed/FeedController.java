package io.ztrisk.feed;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Shows the state of the feeds.
 */
@AccountApi
class FeedController {

	private final FeedService feeds;

	FeedController(FeedService feeds) {
		this.feeds = feeds;
	}

	@GetMapping("/feeds")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Shows the state of the feed of each dataset")
	ApiResponse<Feeds> feeds(@PathVariable("account_id") AccountId account, ListRequest request) {
		var part = request.part(this.feeds.feeds(account));
		return ApiResponse.of(new Feeds(part.rows()), part.info());
	}

}
