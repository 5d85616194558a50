package io.ztrisk.http;

import java.io.IOException;
import java.util.Objects;

import io.ztrisk.api.ApiResponse;
import io.ztrisk.limit.RequestBulkhead;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Writes the envelope that a handler returns, as JSON whatever the client accepts.
 */
class EnvelopeHandler implements HandlerMethodReturnValueHandler {

	private final JsonMapper json;

	EnvelopeHandler(JsonMapper json) {
		this.json = json;
	}

	@Override
	public boolean supportsReturnType(MethodParameter type) {
		return type.getParameterType() == ApiResponse.class;
	}

	@Override
	public void handleReturnValue(@Nullable Object envelope, MethodParameter type, ModelAndViewContainer container,
			NativeWebRequest request) throws IOException {
		container.setRequestHandled(true);
		RequestBulkhead.release(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
		HttpServletResponse response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		this.json.writeValue(response.getOutputStream(), envelope);
	}

}
