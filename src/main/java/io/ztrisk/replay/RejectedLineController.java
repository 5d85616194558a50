package io.ztrisk.replay;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.dataset.Datasets;
import io.ztrisk.ingest.LogReport;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.query.ListReader;
import io.ztrisk.rejected.RejectedLine;
import io.ztrisk.rejected.RejectedLineRepository;
import io.ztrisk.rejected.RejectedLines;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lists rejected lines, and replays them.
 */
@AccountApi
class RejectedLineController {

	private final ListReader lists;

	private final ReplayService replays;

	private final Datasets datasets;

	private final Bulkhead bodies;

	RejectedLineController(ListReader lists, ReplayService replays, Datasets datasets,
			@Qualifier("bodyBulkhead") Bulkhead bodies) {
		this.lists = lists;
		this.replays = replays;
		this.datasets = datasets;
		this.bodies = bodies;
	}

	@GetMapping("/logs/rejected")
	@RequiresPermission(Permission.ZERO_TRUST_PII_READ)
	@ApiOperation("Lists rejected lines")
	ApiResponse<RejectedLines> list(@PathVariable("account_id") AccountId account,
			@RequestParam(required = false) @Nullable String dataset, ListRequest request) {
		return this.lists
			.read(RejectedLineRepository.list(account.value(), known(account, dataset), request.ascending()),
					request.page())
			.map((lines) -> ApiResponse.of(new RejectedLines(lines.rows()), lines.info()))
			.orElseThrow();
	}

	@PostMapping("/logs/rejected/replay")
	@RequiresPermission(Permission.LOGS_WRITE)
	@ApiOperation("Processes rejected lines again")
	ApiResponse<LogReport> replay(@PathVariable("account_id") AccountId account,
			@RequestParam(required = false) @Nullable String dataset) {
		String checked = known(account, dataset);
		this.bodies.acquireForRequest(ReplayService.IN_MEMORY);
		return ApiResponse.of(this.replays.replay(account, checked));
	}

	private @Nullable String known(AccountId account, @Nullable String dataset) {
		if (dataset == null || dataset.equals(RejectedLine.EVENTS)
				|| this.datasets.find(account, dataset).isPresent()) {
			return dataset;
		}
		throw new ApiException(ErrorCode.INVALID_PARAMETER, "dataset must be one of %s, %s"
			.formatted(String.join(", ", this.datasets.keys(account)), RejectedLine.EVENTS));
	}

}
