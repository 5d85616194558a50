package io.ztrisk.ingest;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.Call;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.Requires;
import io.ztrisk.api.Uncounted;
import io.ztrisk.body.Body;
import io.ztrisk.feed.FeedService;
import io.ztrisk.feed.Feeds;
import io.ztrisk.limit.Bodies;
import io.ztrisk.log.Dataset;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Logs coming in, and how the account is fed with them.
 */
@AccountApi
class LogController {

	private final Bodies bodies;

	private final LogService logs;

	private final FeedService feeds;

	LogController(Bodies bodies, LogService logs, FeedService feeds) {
		this.bodies = bodies;
		this.logs = logs;
		this.feeds = feeds;
	}

	@PostMapping("/logs/{dataset:(?!rejected$).+}")
	@Requires(Permission.LOGS_WRITE)
	@Uncounted
	@Call(value = "Takes logs, which are judged", body = "Logs", fails = ErrorCode.UNKNOWN_DATASET)
	ApiResponse<LogResult> take(@PathVariable("account_id") AccountId account, @PathVariable("dataset") String key,
			HttpServletRequest request) throws IOException {
		Dataset dataset = Dataset.parse(key)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_DATASET, "Unknown dataset; known are "
					+ Stream.of(Dataset.values()).map(Dataset::key).collect(Collectors.joining(", "))));
		return ApiResponse.of(this.logs.take(account, dataset, Body.open(this.bodies.open(request, LogBatch.IN_MEMORY),
				request.getHeader(HttpHeaders.CONTENT_ENCODING))));
	}

	@GetMapping("/feeds")
	@Requires(Permission.ZERO_TRUST_READ)
	@Call("Shows when each dataset last brought something")
	ApiResponse<Feeds> feeds(@PathVariable("account_id") AccountId account, PageRequest request) {
		var part = request.part(this.feeds.feeds(account).feeds());
		return ApiResponse.of(new Feeds(part.rows()), part.info());
	}

}
