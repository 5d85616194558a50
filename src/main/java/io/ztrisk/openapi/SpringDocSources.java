package io.ztrisk.openapi;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiBuilderCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.ServerBaseUrlCustomizer;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.JavadocProvider;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.providers.SpringWebProvider;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.service.SecurityService;
import org.springdoc.core.utils.PropertyResolverUtils;
import org.springdoc.webmvc.api.OpenApiResource;
import org.springdoc.webmvc.core.providers.SpringWebMvcProvider;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Shows springdoc, from its own context, the handlers of the server's. No configuration
 * of the server, so not marked as one.
 */
@EnableConfigurationProperties
class SpringDocSources {

	@Bean
	SpringWebProvider springWebProvider() {
		return new SpringWebMvcProvider(Optional.empty()) {

			@Override
			public void setApplicationContext(ApplicationContext context) {
				super.setApplicationContext(context.getParent());
			}

		};
	}

	@Bean
	OpenAPIService openAPIBuilder(SecurityService security, SpringDocConfigProperties properties,
			PropertyResolverUtils resolver) {
		return new OpenAPIService(Optional.empty(), security, properties, resolver,
				Optional.<List<OpenApiBuilderCustomizer>>empty(), Optional.<List<ServerBaseUrlCustomizer>>empty(),
				Optional.<JavadocProvider>empty()) {

			@Override
			public void setApplicationContext(ApplicationContext context) {
				super.setApplicationContext(context.getParent());
			}

		};
	}

	@Bean
	OpenApiCustomizer calls(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes,
			JsonMapper json) {
		return new DocumentedCalls(routes, json);
	}

	@Bean
	Generator generator(ObjectFactory<OpenAPIService> service, AbstractRequestService requests,
			GenericResponseService responses, OperationService operations, SpringDocConfigProperties properties,
			SpringDocProviders providers, SpringDocCustomizers customizers) {
		return new Generator(service, requests, responses, operations, properties, providers, customizers);
	}

	/**
	 * springdoc's generator without its route.
	 */
	static class Generator extends OpenApiResource {

		Generator(ObjectFactory<OpenAPIService> service, AbstractRequestService requests,
				GenericResponseService responses, OperationService operations, SpringDocConfigProperties properties,
				SpringDocProviders providers, SpringDocCustomizers customizers) {
			super(service, requests, responses, operations, properties, providers, customizers);
		}

		@Override
		protected String getServerUrl(@Nullable HttpServletRequest request, String path) {
			return "";
		}

	}

}
