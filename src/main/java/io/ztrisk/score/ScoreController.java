package io.ztrisk.score;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.event.EventOrder;
import io.ztrisk.limit.RequestBulkhead;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserFilter;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows the summary of an account, and a user without and with the events.
 */
@AccountApi
class ScoreController {

	/** The maximum number of rows with their details. */
	private static final int MAX_DETAILED = 100;

	private final ScoreService scores;

	private final Clock clock;

	ScoreController(ScoreService scores, Clock clock) {
		this.scores = scores;
		this.clock = clock;
	}

	/** Returns null if it has written the users as CSV. */
	@GetMapping("/summary")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Lists the users with a risk level", orders = SummaryOrder.class, csv = true)
	@Nullable ApiResponse<Summary> summary(@PathVariable("account_id") AccountId account,
			@RequestParam(required = false) @Nullable String level,
			@RequestParam(required = false) @Nullable String behavior,
			@RequestParam(required = false) @Nullable String since, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String detail,
			@RequestParam(required = false) @Nullable String format, ListRequest request, HttpServletResponse response)
			throws IOException {
		boolean isCsv = isCsv(format);
		boolean isDetailed = isDetailed(detail, request);
		if (isCsv && isDetailed) {
			throw invalid("detail=true and format=csv exclude each other");
		}
		UserFilter filter = UserFilter.parse(level, behavior, since, q);
		ListResult<?, Summary.Row> scored = this.scores.summary(account, filter, isDetailed, request);
		if (!isCsv) {
			return ApiResponse.of(new Summary(scored.rows()), scored.info());
		}
		RequestBulkhead.release();
		response.setContentType(SummaryCsv.MEDIA_TYPE);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				SummaryCsv.disposition(account.value(), this.clock.instant()));
		SummaryCsv.write(scored.rows(), response.getOutputStream());
		return null;
	}

	private static boolean isCsv(@Nullable String format) {
		if (format == null || format.equals("json")) {
			return false;
		}
		if (!format.equals("csv")) {
			throw invalid("format must be json or csv");
		}
		return true;
	}

	/** Reads the newest event of each row, so the number of rows is limited. */
	private static boolean isDetailed(@Nullable String detail, ListRequest request) {
		if (detail == null || detail.equals("false")) {
			return false;
		}
		if (!detail.equals("true")) {
			throw invalid("detail must be true or false");
		}
		if (request.page() == null || request.page().size() > MAX_DETAILED) {
			throw invalid("detail=true needs per_page of at most " + MAX_DETAILED);
		}
		return true;
	}

	private static ApiException invalid(String problem) {
		return new ApiException(ErrorCode.INVALID_PARAMETER, problem);
	}

	@GetMapping("/users" + ApiPaths.USER)
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Shows a user and its score", fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<UserProfile> profile(@PathVariable("account_id") AccountId account, @PathVariable("user_id") UUID id) {
		return ApiResponse.of(this.scores.profile(account, id));
	}

	@GetMapping(ApiPaths.USER)
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation(value = "Shows a user with all events", orders = EventOrder.class, fails = ErrorCode.UNKNOWN_USER)
	ApiResponse<UserDetail> detail(@PathVariable("account_id") AccountId account, @PathVariable("user_id") UUID id,
			ListRequest request) {
		ListResult<ScoreService.Head, UserDetail.Row> found = this.scores.detail(account, id, request);
		return ApiResponse.of(found.head().with(found.rows()), found.info());
	}

}
