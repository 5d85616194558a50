package io.ztrisk.ingest;

import java.io.IOException;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.NotRateLimited;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.body.BodyDecoder;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.limit.RequestBodies;
import io.ztrisk.log.Dataset;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Takes logs.
 */
@AccountApi
class LogController {

	private final RequestBodies bodies;

	private final LogService logs;

	private final Datasets datasets;

	LogController(RequestBodies bodies, LogService logs, Datasets datasets) {
		this.bodies = bodies;
		this.logs = logs;
		this.datasets = datasets;
	}

	@PostMapping("/logs/{dataset:(?!rejected$).+}")
	@RequiresPermission(Permission.LOGS_WRITE)
	@NotRateLimited
	@ApiOperation(value = "Takes log records", body = "Logs", fails = ErrorCode.UNKNOWN_DATASET)
	ApiResponse<LogReport> take(@PathVariable("account_id") AccountId account, @PathVariable("dataset") String key,
			HttpServletRequest request) throws IOException {
		Dataset dataset = this.datasets.get(account, key);
		return ApiResponse.of(this.logs.take(account, dataset, BodyDecoder
			.open(this.bodies.open(request, LogBatch.IN_MEMORY), request.getHeader(HttpHeaders.CONTENT_ENCODING))));
	}

}
