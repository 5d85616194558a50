package io.ztrisk.access;

import java.lang.reflect.Method;
import java.util.Map;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.Requires;
import io.ztrisk.api.Uncounted;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a call through to its handler if its token is good, reaches the path's account,
 * has the permission that the handler asks for and has not called too often, in this
 * order. It runs after routing, since a wrong path is told to everybody.
 */
@Component
class AuthenticationInterceptor implements HandlerInterceptor {

	/** The request attribute that holds the {@link Caller}. */
	static final String CALLER = Caller.class.getName();

	private final Authenticator authenticator;

	private final RateLimiter rates;

	AuthenticationInterceptor(Authenticator authenticator, RateLimiter rates) {
		this.authenticator = authenticator;
		this.rates = rates;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		// A dispatch of another type continues a call that has been through here or
		// failed before it.
		if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
			Caller caller = this.authenticator.authenticate(LookUpGate.token(request));
			ErrorCode refusal = refusal(caller, request, method.getMethod());
			if (refusal != null || method.getMethod().isAnnotationPresent(Uncounted.class)) {
				this.rates.tell(caller, response);
			}
			else {
				this.rates.count(caller, response);
			}
			if (refusal != null) {
				throw new ApiException(refusal);
			}
			request.setAttribute(CALLER, caller);
		}
		return true;
	}

	private static @Nullable ErrorCode refusal(Caller caller, HttpServletRequest request, Method handler) {
		String account = account(request);
		if (account != null && !caller.reaches(account)) {
			return ErrorCode.UNAUTHORIZED;
		}
		Requires requires = handler.getAnnotation(Requires.class);
		return (requires != null && !mayAll(caller, requires.value())) ? ErrorCode.AUTHENTICATION : null;
	}

	private static boolean mayAll(Caller caller, Permission[] permissions) {
		for (Permission permission : permissions) {
			if (!caller.may(permission)) {
				return false;
			}
		}
		return true;
	}

	private static @Nullable String account(HttpServletRequest request) {
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
				&& variables.get("account_id") instanceof String account) {
			return account;
		}
		return null;
	}

}
