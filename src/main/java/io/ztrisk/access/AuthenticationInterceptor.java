package io.ztrisk.access;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.NotRateLimited;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.limit.RateLimiter;
import io.ztrisk.limit.RequestBulkhead;
import io.ztrisk.token.Caller;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Checks the token of a call, its account, its permissions and its rate, in this order.
 * It runs after routing, since the error for an unknown path is the same for all callers.
 * A handler needs no token if it, or the class that declares it, has {@link PermitAll},
 * and the handler has no {@link RequiresPermission}.
 */
@Component
class AuthenticationInterceptor implements HandlerInterceptor {

	/** The request attribute that holds the {@link Caller}. */
	static final String CALLER = Caller.class.getName();

	private final Authenticator authenticator;

	private final RequestBulkhead calls;

	private final RateLimiter rates;

	private final SessionAuthenticator sessions;

	private final AccessTokens accessTokens;

	private final Map<Method, AccessRule> rules = new ConcurrentHashMap<>();

	AuthenticationInterceptor(Authenticator authenticator, RequestBulkhead calls, RateLimiter rates,
			SessionAuthenticator sessions, AccessTokens accessTokens) {
		this.authenticator = authenticator;
		this.calls = calls;
		this.rates = rates;
		this.sessions = sessions;
		this.accessTokens = accessTokens;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		// A dispatch of another type belongs to a call that was checked before.
		if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
			boolean console = ApiPaths.isOfConsole(request);
			if (console) {
				this.sessions.requireOrigin(request);
			}
			AccessRule rule = this.rules.computeIfAbsent(method.getMethod(), AccessRule::of);
			if (rule.permitsAll()) {
				return true;
			}
			if (method.hasMethodAnnotation(DryRunnable.class)
					&& DryRunnable.TRUE.equals(request.getParameter(DryRunnable.PARAMETER))) {
				rule = rule.ofDryRun();
			}
			String account = account(request);
			Caller caller = console ? this.sessions.authenticate(request) : authenticate(request, account);
			ErrorCode refusal = refusal(caller, account, rule);
			if (refusal != null || !rule.counted()) {
				this.rates.setHeader(caller.countedId(), response);
			}
			else {
				this.rates.count(caller.countedId(), response);
			}
			if (refusal != null) {
				throw new ApiException(refusal);
			}
			request.setAttribute(CALLER, caller);
		}
		return true;
	}

	private Caller authenticate(HttpServletRequest request, @Nullable String account) {
		String value = Credentials.of(request);
		ByteBuffer token = this.authenticator.hash(value);
		if (account != null && takesAccessTokens(request)) {
			Optional<Caller> caller = this.accessTokens.caller(value, account);
			if (caller.isPresent()) {
				this.calls.acquire(request);
				return caller.get();
			}
		}
		return this.authenticator.authenticate(token, request);
	}

	private static @Nullable ErrorCode refusal(Caller caller, @Nullable String account, AccessRule rule) {
		if (account != null && !caller.reaches(account)) {
			return ErrorCode.UNAUTHORIZED;
		}
		// A call of no account needs its permissions on all accounts of the caller.
		boolean permitted = (account != null) ? caller.mayAll(rule.permissions(), account)
				: caller.accounts().stream().allMatch((reached) -> caller.mayAll(rule.permissions(), reached));
		return permitted ? null : ErrorCode.MISSING_PERMISSION;
	}

	/** Whether the route is below {@link ApiPaths#SSF}. */
	private static boolean takesAccessTokens(HttpServletRequest request) {
		return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
				&& pattern.startsWith(ApiPaths.SSF);
	}

	private static @Nullable String account(HttpServletRequest request) {
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
				&& variables.get("account_id") instanceof String account) {
			return account;
		}
		return null;
	}

	/**
	 * Whether a handler needs a token, with which permissions, and whether calls count.
	 */
	private record AccessRule(boolean permitsAll, List<Permission> permissions, boolean counted) {

		AccessRule ofDryRun() {
			return new AccessRule(false,
					Stream.concat(this.permissions.stream(), Stream.of(Permission.ZERO_TRUST_READ)).toList(), true);
		}

		static AccessRule of(Method handler) {
			RequiresPermission requires = handler.getAnnotation(RequiresPermission.class);
			boolean permitsAll = requires == null && (handler.isAnnotationPresent(PermitAll.class)
					|| handler.getDeclaringClass().isAnnotationPresent(PermitAll.class));
			return new AccessRule(permitsAll, (requires != null) ? List.of(requires.value()) : List.of(),
					!handler.isAnnotationPresent(NotRateLimited.class));
		}

	}

}
