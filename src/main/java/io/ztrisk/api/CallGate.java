package io.ztrisk.api;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets no more calls in than can be worked on. A call has its place only as long as it
 * keeps the server busy: it leaves before it waits for its body or for the reader of its
 * answer, so that the slow ones cost the others nothing.
 */
public class CallGate implements HandlerInterceptor {

	private static final String PLACE = CallGate.class.getName();

	private final Gate calls;

	CallGate(Gate calls) {
		this.calls = calls;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() == DispatcherType.REQUEST) {
			request.setAttribute(PLACE, this.calls.enter(1));
		}
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception failure) {
		leave(request);
	}

	/**
	 * Gives up the place of a call, if it still has one.
	 */
	static void leave(HttpServletRequest request) {
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
