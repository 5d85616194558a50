package io.ztrisk.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Lets the {@link EnvelopeHandler} come first.
 */
class EnvelopeAdapter extends RequestMappingHandlerAdapter {

	private final JsonMapper json;

	EnvelopeAdapter(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void afterPropertiesSet() {
		super.afterPropertiesSet();
		List<HandlerMethodReturnValueHandler> handlers = new ArrayList<>();
		handlers.add(new EnvelopeHandler(this.json));
		handlers.addAll(Objects.requireNonNull(getReturnValueHandlers()));
		setReturnValueHandlers(handlers);
	}

}
