package io.ztrisk.access;

import io.ztrisk.api.ApiResponse;
import io.ztrisk.audit.Actor;
import io.ztrisk.token.Caller;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves a parameter of the type {@link Caller} or {@link Actor} from the authenticated
 * caller.
 */
class CallerResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Caller.class || parameter.getParameterType() == Actor.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		if (request.getAttribute(AuthenticationInterceptor.CALLER,
				RequestAttributes.SCOPE_REQUEST) instanceof Caller caller
				&& request.getNativeResponse() instanceof HttpServletResponse response) {
			return (parameter.getParameterType() == Caller.class) ? caller : new Actor(caller.name(), caller.tokenId(),
					response.getHeader(ApiResponse.REQUEST_ID), caller.sessionId(), caller.actorId());
		}
		throw new IllegalStateException("The call was not authenticated");
	}

}
