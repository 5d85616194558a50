package io.ztrisk.simulation;

import java.util.List;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.JsonFields;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.token.Caller;
import tools.jackson.databind.JsonNode;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Tells what a change of behaviours and settings would have done.
 */
@AccountApi
class SimulationController {

	private final ProposalReader proposals;

	private final SimulationService simulations;

	SimulationController(ProposalReader proposals, SimulationService simulations) {
		this.proposals = proposals;
		this.simulations = simulations;
	}

	@PostMapping("/dry_run")
	@RequiresPermission(Permission.ZERO_TRUST_READ)
	@ApiOperation(value = "Tells which events a change of behaviours and settings would have made", body = "DryRun",
			fails = ErrorCode.UNKNOWN_BEHAVIOR)
	ApiResponse<SimulationResult> run(Caller caller, @PathVariable("account_id") AccountId account,
			@RequestBody JsonNode body) {
		Proposal proposal = this.proposals.read(account, JsonFields.of(body));
		boolean namesPeople = caller.mayAll(List.of(Permission.ZERO_TRUST_PII_READ), account.value());
		return ApiResponse.of(this.simulations.run(account, proposal, namesPeople));
	}

}
