package io.ztrisk.ingest;

import java.io.IOException;
import java.io.InputStream;

import io.ztrisk.access.DryRunnable;
import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.NotRateLimited;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.body.BodyDecoder;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.dryrun.DryRun;
import io.ztrisk.limit.RequestBodies;
import io.ztrisk.log.Dataset;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Takes logs.
 */
@AccountApi
class LogController {

	private final RequestBodies bodies;

	private final LogService logs;

	private final DryRun dryRun;

	private final Datasets datasets;

	LogController(RequestBodies bodies, LogService logs, DryRun dryRun, Datasets datasets) {
		this.bodies = bodies;
		this.logs = logs;
		this.dryRun = dryRun;
		this.datasets = datasets;
	}

	@PostMapping("/logs/{dataset:(?!rejected$).+}")
	@RequiresPermission(Permission.LOGS_WRITE)
	@NotRateLimited
	@DryRunnable
	@ApiOperation(value = "Takes log records", body = "Logs",
			fails = { ErrorCode.UNKNOWN_DATASET, ErrorCode.RATE_LIMITED })
	ApiResponse<LogResult> take(@PathVariable("account_id") AccountId account, @PathVariable("dataset") String key,
			@RequestParam(name = DryRunnable.PARAMETER, required = false) @Nullable String dryRun,
			HttpServletRequest request) throws IOException {
		boolean isDryRun = DryRunnable.TRUE.equals(dryRun);
		if (dryRun != null && !isDryRun && !dryRun.equals("false")) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "dry_run must be true or false");
		}
		Dataset dataset = this.datasets.get(account, key);
		InputStream body = BodyDecoder.open(this.bodies.open(request, LogBatch.IN_MEMORY),
				request.getHeader(HttpHeaders.CONTENT_ENCODING));
		return ApiResponse
			.of(isDryRun ? new DryRunReport(dataset.key(), this.dryRun.run(account, dataset, body), dataset.revision())
					: this.logs.take(account, dataset, body));
	}

}
