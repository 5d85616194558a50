package io.ztrisk.testmode;

import java.util.Map;
import java.util.Optional;

import io.ztrisk.api.AccountId;
import io.ztrisk.limit.RateLimit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets calls fail that a test has chosen.
 */
@Component
@InTestMode
class FailureInterceptor implements HandlerInterceptor {

	private final Failures failures;

	FailureInterceptor(Failures failures) {
		this.failures = failures;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		Optional<AccountRoute> route = Optional
			.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
			.flatMap((pattern) -> AccountRoute.ofPattern(pattern.toString()));
		if (route.isPresent() && request.getDispatcherType() == DispatcherType.REQUEST
				&& request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
				&& variables.get("account_id") instanceof String account) {
			this.failures.take(new AccountId(account), request.getMethod(), route.get())
				.ifPresent((failure) -> fail(failure, request, response));
		}
		return true;
	}

	private static void fail(Failure failure, HttpServletRequest request, HttpServletResponse response) {
		Integer seconds = failure.retryAfter();
		if (failure.error().status() == HttpStatus.TOO_MANY_REQUESTS && seconds != null) {
			response.setHeader(RateLimit.REMAINING, RateLimit.remaining(0, seconds));
		}
		throw new ChosenFailure(failure, request.getRequestURI());
	}

}
