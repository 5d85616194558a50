package io.ztrisk.ingest;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	LogController(RequestBodies bodies, LogService logs) {
		this.bodies = bodies;
		this.logs = logs;
	}

	@PostMapping("/logs/{dataset:(?!rejected$).+}")
	@RequiresPermission(Permission.LOGS_WRITE)
	@NotRateLimited
	@ApiOperation(value = "Takes log records", body = "Logs", fails = ErrorCode.UNKNOWN_DATASET)
	ApiResponse<LogReport> take(@PathVariable("account_id") AccountId account, @PathVariable("dataset") String key,
			HttpServletRequest request) throws IOException {
		Dataset dataset = Dataset.parse(key)
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_DATASET, "Unknown dataset; known are "
					+ Stream.of(Dataset.values()).map(Dataset::key).collect(Collectors.joining(", "))));
		return ApiResponse.of(this.logs.take(account, dataset, BodyDecoder
			.open(this.bodies.open(request, LogBatch.IN_MEMORY), request.getHeader(HttpHeaders.CONTENT_ENCODING))));
	}

}
