package io.ztrisk.http;

import io.ztrisk.api.AllOnFirstPage;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Paging;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Resolves handler parameters of type {@link ListRequest}.
 */
class ListRequestResolver implements HandlerMethodArgumentResolver {

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == ListRequest.class;
	}

	@Override
	public ListRequest resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		String direction = request.getParameter("direction");
		if (direction != null && !direction.equals("asc") && !direction.equals("desc")) {
			throw new ApiException(ErrorCode.INVALID_PARAMETER, "direction must be one of desc, asc");
		}
		Paging page = Paging.parse(request.getParameter("page"), request.getParameter("per_page"),
				parameter.hasParameterAnnotation(AllOnFirstPage.class));
		return new ListRequest(page, request.getParameter("order_by"), "asc".equals(direction),
				"desc".equals(direction));
	}

}
