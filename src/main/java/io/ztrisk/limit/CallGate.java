package io.ztrisk.limit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Limits how many calls are worked on at once. A call has its place only as long as it
 * keeps the server busy: it leaves before it waits for its body or for the reader of its
 * answer, so that slow clients cost the others nothing. The place is given up at the
 * latest when the handler has returned, also if its answer goes on asynchronously.
 */
public class CallGate implements HandlerInterceptor {

	private static final String PLACE = CallGate.class.getName();

	private final Gate calls;

	CallGate(Gate calls) {
		this.calls = calls;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		enter(request);
		return true;
	}

	/**
	 * Takes a place for a call that has had none.
	 * @throws ApiException if there is none
	 */
	public void enter(HttpServletRequest request) {
		if (request.getAttribute(PLACE) == null) {
			request.setAttribute(PLACE, this.calls.hold(1));
		}
	}

	/**
	 * Gives up the place of a call, if it still has one.
	 */
	public static void leave(HttpServletRequest request) {
		leave(request.getAttribute(PLACE));
	}

	/**
	 * Gives up the place of the call that this thread works on, if it still has one.
	 */
	public static void leave() {
		leave(RequestContextHolder.currentRequestAttributes().getAttribute(PLACE, RequestAttributes.SCOPE_REQUEST));
	}

	private static void leave(@Nullable Object place) {
		if (place instanceof Gate.Place held) {
			held.close();
		}
	}

}
