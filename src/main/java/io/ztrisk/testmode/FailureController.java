package io.ztrisk.testmode;

import java.util.List;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.NotRateLimited;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Chooses the errors of the next calls of an account.
 */
@AccountApi(FailureController.TEST)
@InTestMode
class FailureController {

	/** The path of the calls of the test mode. */
	static final String TEST = "/test" + ApiPaths.ACCOUNT;

	private static final String FAILURES = "/failures";

	private final Failures failures;

	private final ObjectProvider<RequestMappingHandlerMapping> routes;

	FailureController(Failures failures,
			@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
		this.failures = failures;
		this.routes = routes;
	}

	@PostMapping(FAILURES)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@NotRateLimited
	ApiResponse<Failure> add(@PathVariable("account_id") AccountId account, @RequestBody JsonNode body) {
		Failure failure = FailureRequest.read(body, this::exists);
		this.failures.add(account, failure);
		return ApiResponse.of(failure);
	}

	@GetMapping(FAILURES)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@NotRateLimited
	ApiResponse<FailureList> list(@PathVariable("account_id") AccountId account) {
		return ApiResponse.of(new FailureList(this.failures.of(account)));
	}

	@DeleteMapping(FAILURES)
	@RequiresPermission(Permission.ZERO_TRUST_WRITE)
	@NotRateLimited
	ApiResponse<Void> clear(@PathVariable("account_id") AccountId account) {
		this.failures.clear(account);
		return ApiResponse.empty();
	}

	private boolean exists(@Nullable String method, AccountRoute route) {
		return this.routes.getObject()
			.getHandlerMethods()
			.keySet()
			.stream()
			.filter((mapping) -> hasMethod(mapping, method))
			.flatMap((mapping) -> mapping.getPatternValues().stream())
			.anyMatch((pattern) -> AccountRoute.ofPattern(pattern).filter(route::equals).isPresent());
	}

	private static boolean hasMethod(RequestMappingInfo mapping, @Nullable String method) {
		return method == null || mapping.getMethodsCondition().getMethods().contains(RequestMethod.valueOf(method));
	}

	/** The errors that calls have not had yet, in the order in which they were chosen. */
	record FailureList(List<Failure> failures) {

	}

}
