package io.ztrisk.http;

import java.util.List;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.limit.RequestBodies;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.web.EndpointMediaTypes;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.validation.Validator;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.filter.UrlHandlerFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Configures Spring MVC and JSON for the API.
 */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration implements WebMvcConfigurer {

	private final JsonMapper json;

	private final RequestBodies bodies;

	HttpConfiguration(JsonMapper json, RequestBodies bodies) {
		this.json = json;
		this.bodies = bodies;
	}

	/** Bean Validation is not used, so no provider of it is started. */
	@Override
	public Validator getValidator() {
		return Validator.forInstanceOf(Object.class, (target, errors) -> {
		});
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new ListRequestResolver());
	}

	/** Spring would call the constructor by reflection, in each call of an account. */
	@Override
	public void addFormatters(FormatterRegistry registry) {
		registry.addConverter(String.class, AccountId.class, AccountId::new);
	}

	/**
	 * Writes snake case and sorted keys. Refuses duplicate keys and anything after the
	 * body. Does not close a failed answer, so that it does not look complete, and does
	 * not flush a short answer before its length is known.
	 */
	@Bean
	static JsonMapperBuilderCustomizer wireFormat() {
		return (json) -> json.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
			.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
			.disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
			.disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
			.disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
	}

	/** Removes a trailing slash. Spring's filter alone would parse every path. */
	@Bean
	Filter trailingSlashes() {
		Filter slashes = UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
		return (request, response, chain) -> {
			if (((HttpServletRequest) request).getRequestURI().endsWith("/")) {
				slashes.doFilter(request, response, chain);
			}
			else {
				chain.doFilter(request, response);
			}
		};
	}

	/** Disables a filter that does the same as the servlet. */
	@Bean
	FilterRegistrationBean<RequestContextFilter> requestContextByTheServlet() {
		FilterRegistrationBean<RequestContextFilter> registration = new FilterRegistrationBean<>(
				new RequestContextFilter());
		registration.setEnabled(false);
		return registration;
	}

	/** Maps Spring's servlet to all base paths; by default, it has one mapping. */
	@Bean(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_REGISTRATION_BEAN_NAME)
	DispatcherServletRegistrationBean allBasePaths(DispatcherServlet servlet) {
		DispatcherServletRegistrationBean registration = new DispatcherServletRegistrationBean(servlet, "/") {

			@Override
			protected void configure(ServletRegistration.Dynamic dispatcher) {
				super.configure(dispatcher);
				dispatcher.addMapping(ApiPaths.BASES.stream()
					.filter((base) -> !base.isEmpty())
					.map((base) -> base + "/*")
					.toArray(String[]::new));
			}

		};
		registration.setName(DispatcherServletAutoConfiguration.DEFAULT_DISPATCHER_SERVLET_BEAN_NAME);
		return registration;
	}

	/** Lets the actuator answer plain JSON instead of a media type of Spring Boot. */
	@Bean
	EndpointMediaTypes endpointMediaTypes() {
		return new EndpointMediaTypes(MediaType.APPLICATION_JSON_VALUE);
	}

	@Bean
	WebMvcRegistrations handlers() {
		return new WebMvcRegistrations() {
			@Override
			public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
				return new ApiHandlerMapping();
			}

			@Override
			public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
				return new ApiHandlerAdapter(
						new JsonBodyResolver(HttpConfiguration.this.json, HttpConfiguration.this.bodies),
						new EnvelopeHandler(HttpConfiguration.this.json));
			}
		};
	}

}
