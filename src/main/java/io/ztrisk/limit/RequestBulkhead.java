package io.ztrisk.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Limits how many calls are processed at once. A call holds its permit only while the
 * server works on it: it releases the permit before it waits for its body or for the
 * reader of its answer, so that slow clients do not block others. The permit is released
 * at the latest when the handler returns, also if the answer continues asynchronously.
 */
public class RequestBulkhead implements HandlerInterceptor {

	private static final String PERMIT = RequestBulkhead.class.getName();

	private final Bulkhead calls;

	RequestBulkhead(Bulkhead calls) {
		this.calls = calls;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		acquire(request);
		return true;
	}

	/**
	 * Acquires a permit for a call that has had none.
	 * @throws ApiException if none is free in time
	 */
	public void acquire(HttpServletRequest request) {
		if (request.getAttribute(PERMIT) == null) {
			request.setAttribute(PERMIT, this.calls.acquireForRequest(1));
		}
	}

	/** Releases the permit of a call, if it still has one. */
	public static void release(HttpServletRequest request) {
		release(request.getAttribute(PERMIT));
	}

	/** Releases the permit of the call of this thread, if it still has one. */
	public static void release() {
		release(RequestContextHolder.currentRequestAttributes().getAttribute(PERMIT, RequestAttributes.SCOPE_REQUEST));
	}

	private static void release(@Nullable Object permit) {
		if (permit instanceof Bulkhead.Permit acquired) {
			acquired.close();
		}
	}

}
