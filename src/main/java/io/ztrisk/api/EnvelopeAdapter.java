package io.ztrisk.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.bind.support.DefaultDataBinderFactory;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Calls a handler and writes the envelope that it returns. Spring's own way finds out
 * anew with every call that there is no model, no session and no second thread, and that
 * JSON is all there is to choose from.
 */
class EnvelopeAdapter extends RequestMappingHandlerAdapter {

	private final JsonMapper json;

	private final HandlerMethodArgumentResolverComposite arguments = new HandlerMethodArgumentResolverComposite();

	EnvelopeAdapter(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		this.arguments.addResolvers(getArgumentResolvers());
	}

	@Override
	protected boolean supportsInternal(HandlerMethod handler) {
		return handler.getReturnType().getParameterType() == ApiResponse.class;
	}

	@Override
	protected @Nullable ModelAndView handleInternal(HttpServletRequest request, HttpServletResponse response,
			HandlerMethod handler) throws Exception {
		InvocableHandlerMethod call = new InvocableHandlerMethod(handler);
		call.setHandlerMethodArgumentResolvers(this.arguments);
		// Makes one text of a parameter that is sent twice.
		call.setDataBinderFactory(new DefaultDataBinderFactory(getWebBindingInitializer()));
		Object envelope = call.invokeForRequest(new ServletWebRequest(request, response), null);
		CallGate.leave(request);
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		this.json.writeValue(response.getOutputStream(), envelope);
		return null;
	}

}
