package io.ztrisk.api;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Fills a handler's {@link AccountId}, and the UUID of a user, from the path. What Spring
 * has for this asks its converters anew with every call.
 */
class PathResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == AccountId.class || parameter.getParameterType() == UUID.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		return (parameter.getParameterType() == UUID.class) ? UUID.fromString(variable("user_id", request))
				: new AccountId(variable("account_id", request));
	}

	private static String variable(String name, NativeWebRequest request) {
		if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
				RequestAttributes.SCOPE_REQUEST) instanceof Map<?, ?> variables
				&& variables.get(name) instanceof String value) {
			return value;
		}
		throw new IllegalStateException("The path has no " + name);
	}

}
