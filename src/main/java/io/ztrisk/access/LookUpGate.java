package io.ztrisk.access;

import java.nio.ByteBuffer;
import java.util.Objects;

import io.ztrisk.api.Gate;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Has the tokens that nobody here knows looked up, a few at a time, before their calls
 * get a place: whoever makes up tokens takes nobody else's.
 */
@Component
class LookUpGate implements HandlerInterceptor {

	/** The request attribute that holds the hash of the token's value. */
	private static final String TOKEN = LookUpGate.class.getName();

	private final Authenticator authenticator;

	private final Gate lookUps;

	LookUpGate(Authenticator authenticator, Gate lookUpRoom) {
		this.authenticator = authenticator;
		this.lookUps = lookUpRoom;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod && request.getDispatcherType() == DispatcherType.REQUEST) {
			ByteBuffer token = this.authenticator.hash(Credentials.of(request));
			request.setAttribute(TOKEN, token);
			if (!this.authenticator.knows(token)) {
				try (Gate.Place _ = this.lookUps.enter(1)) {
					this.authenticator.authenticate(token);
				}
			}
		}
		return true;
	}

	/**
	 * The hash of the token's value that a request came with.
	 */
	static ByteBuffer token(HttpServletRequest request) {
		return (ByteBuffer) Objects.requireNonNull(request.getAttribute(TOKEN));
	}

}
