package io.ztrisk.dataset;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.audit.Actor;
import io.ztrisk.mapping.Mapping;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Shows, changes and deletes the datasets of an account.
 */
@AccountApi
class DatasetController {

	private static final String DATASET = "/datasets/{name}";

	private final DatasetService datasets;

	DatasetController(DatasetService datasets) {
		this.datasets = datasets;
	}

	@GetMapping("/datasets")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation("Lists the datasets of logs")
	ApiResponse<DatasetList> list(@PathVariable("account_id") AccountId account) {
		return ApiResponse.of(this.datasets.list(account));
	}

	@GetMapping(DATASET)
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation(value = "Shows a dataset with its mapping", fails = ErrorCode.UNKNOWN_DATASET)
	ApiResponse<DatasetDetail> read(@PathVariable("account_id") AccountId account, @PathVariable String name) {
		return ApiResponse.of(this.datasets.get(account, name));
	}

	@PutMapping(DATASET)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Makes a dataset, or replaces its mapping", body = "Mapping")
	ApiResponse<DatasetDetail> put(Actor actor, @PathVariable("account_id") AccountId account,
			@PathVariable String name, @RequestBody JsonNode body) {
		return ApiResponse.of(this.datasets.put(actor, account, name, Mapping.read(body)));
	}

	@DeleteMapping(DATASET)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@ApiOperation(value = "Deletes a dataset", fails = { ErrorCode.INVALID_FIELD, ErrorCode.UNKNOWN_DATASET })
	ApiResponse<Deleted> delete(Actor actor, @PathVariable("account_id") AccountId account, @PathVariable String name) {
		this.datasets.delete(actor, account, name);
		return ApiResponse.of(new Deleted());
	}

	/** The empty result of a deletion. */
	@ApiSchema("DeletedDataset")
	record Deleted() {

	}

}
