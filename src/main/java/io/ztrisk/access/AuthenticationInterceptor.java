package io.ztrisk.access;

import java.util.Map;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.Permission;
import io.ztrisk.api.Requires;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a call through to its handler if its token is good, reaches the path's account and
 * has the permission that the handler asks for, in this order. It runs after routing,
 * since a wrong path is told to everybody.
 */
@Component
class AuthenticationInterceptor implements HandlerInterceptor {

	/** The request attribute that holds the {@link Caller}. */
	static final String CALLER = Caller.class.getName();

	private final Authenticator authenticator;

	AuthenticationInterceptor(Authenticator authenticator) {
		this.authenticator = authenticator;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		// A dispatch of another type continues a call that has been through here or
		// failed before it.
		if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
			Caller caller = this.authenticator.authenticate(Credentials.of(request));
			checkAccount(caller, request);
			checkPermission(caller, method);
			request.setAttribute(CALLER, caller);
		}
		return true;
	}

	private void checkAccount(Caller caller, HttpServletRequest request) {
		String account = account(request);
		if (account != null && !caller.reaches(account)) {
			throw new ApiException(ErrorCode.UNAUTHORIZED);
		}
	}

	private void checkPermission(Caller caller, HandlerMethod method) {
		Requires requires = method.getMethod().getAnnotation(Requires.class);
		if (requires != null && !mayAll(caller, requires.value())) {
			throw new ApiException(ErrorCode.AUTHENTICATION);
		}
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
