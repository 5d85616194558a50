package io.ztrisk.score;

import java.io.IOException;
import java.time.Clock;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.limit.RequestBulkhead;
import io.ztrisk.query.ListResult;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Shows the summary of an account, as JSON or CSV.
 */
@AccountApi
class SummaryController {

	/** The maximum number of rows with their details. */
	private static final int MAX_DETAILED = 100;

	private final SummaryRepository summaries;

	private final Clock clock;

	SummaryController(SummaryRepository summaries, Clock clock) {
		this.summaries = summaries;
		this.clock = clock;
	}

	/**
	 * Returns null if it has written the users as CSV. Spring MVC then adds nothing,
	 * since the response is a parameter of this handler.
	 */
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
		SummaryFilter filter = SummaryFilter.parse(level, behavior, since, q);
		ListResult<?, Summary.Row> scored = isDetailed ? this.summaries.listDetailed(account, filter, request)
				: this.summaries.list(account, filter, request);
		if (isCsv) {
			write(account, scored, response);
			return null;
		}
		return ApiResponse.of(new Summary(scored.rows()), scored.info());
	}

	private void write(AccountId account, ListResult<?, Summary.Row> scored, HttpServletResponse response)
			throws IOException {
		RequestBulkhead.release();
		response.setContentType(SummaryCsv.MEDIA_TYPE);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				SummaryCsv.disposition(account.value(), this.clock.instant()));
		SummaryCsv.write(scored.rows(), response.getOutputStream());
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

}
