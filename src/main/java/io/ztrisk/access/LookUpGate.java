package io.ztrisk.access;

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

	private final Authenticator authenticator;

	private final Gate lookUps;

	LookUpGate(Authenticator authenticator, Gate lookUpRoom) {
		this.authenticator = authenticator;
		this.lookUps = lookUpRoom;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof HandlerMethod && request.getDispatcherType() == DispatcherType.REQUEST) {
			String value = Credentials.of(request);
			if (!this.authenticator.knows(value)) {
				try (Gate.Place _ = this.lookUps.enter(1)) {
					this.authenticator.authenticate(value);
				}
			}
		}
		return true;
	}

}
