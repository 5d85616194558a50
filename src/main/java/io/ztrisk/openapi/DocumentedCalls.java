package io.ztrisk.openapi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.ztrisk.api.AllOnFirstPage;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.Call;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.Requires;
import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.core.customizers.OpenApiCustomizer;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Says of each call that springdoc has found what this API's handlers tell of it.
 */
class DocumentedCalls implements OpenApiCustomizer {

	private static final String ACCOUNT = "/accounts/{account_id}";

	private final RequestMappingHandlerMapping routes;

	private final WireSchemas schemas;

	private final Answers answers;

	DocumentedCalls(RequestMappingHandlerMapping routes, JsonMapper json) {
		this.routes = routes;
		this.schemas = new WireSchemas(json);
		this.answers = new Answers(this.schemas, json);
	}

	@Override
	public void customise(OpenAPI document) {
		this.routes.getHandlerMethods().forEach((route, handler) -> customise(document, route, handler));
		Components components = new Components();
		this.schemas.named().forEach(components::addSchemas);
		document.setComponents(components);
		document.setTags(Tag.all());
	}

	private void customise(OpenAPI document, RequestMappingInfo route, HandlerMethod handler) {
		for (String pattern : route.getPatternValues()) {
			String path = path(pattern);
			PathItem item = document.getPaths().get(path);
			if (!pattern.startsWith(ApiPaths.CLIENT_V4) && item != null) {
				for (RequestMethod method : route.getMethodsCondition().getMethods()) {
					Operation operation = item.readOperationsMap().get(PathItem.HttpMethod.valueOf(method.name()));
					describe(Objects.requireNonNull(operation), path, method, handler);
				}
			}
		}
	}

	private void describe(Operation operation, String path, RequestMethod method, HandlerMethod handler) {
		Call call = handler.getMethodAnnotation(Call.class);
		if (call == null) {
			throw new IllegalStateException(handler + " lacks @Call");
		}
		operation.setOperationId(id(path, method));
		operation.setTags(List.of(Tag.of(path).title()));
		operation.setSummary(call.value());
		Requires requires = handler.getMethodAnnotation(Requires.class);
		operation.setDescription((requires != null) ? permissions(requires) : "Any good token may call it");
		parameters(operation, path, handler, call);
		if (!call.body().isEmpty()) {
			operation.setRequestBody(new RequestBody().$ref("#/components/requestBodies/" + call.body()));
		}
		operation.setResponses(this.answers.of(path, handler, call));
	}

	private static String permissions(Requires requires) {
		return Stream.of(requires.value())
			.map((permission) -> "`" + permission.wire() + "`")
			.collect(Collectors.joining(" and ", "Permission: ", ""));
	}

	private static void parameters(Operation operation, String path, HandlerMethod handler, Call call) {
		operation.setParameters(new ArrayList<>());
		for (String segment : path.split("/")) {
			if (segment.startsWith("{")) {
				operation.addParametersItem(known("path", segment.substring(1, segment.length() - 1)));
			}
		}
		for (MethodParameter parameter : handler.getMethodParameters()) {
			if (parameter.hasParameterAnnotation(RequestParam.class)) {
				operation.addParametersItem(known("query", parameter.getParameter().getName()));
			}
			if (parameter.getParameterType() == PageRequest.class) {
				boolean allOnFirst = parameter.hasParameterAnnotation(AllOnFirstPage.class);
				operation.addParametersItem(known("query", allOnFirst ? "page_after_all" : "page"));
				operation.addParametersItem(known("query", "per_page"));
				operation.addParametersItem(known("query", "direction"));
			}
			if (parameter.getParameterType() == HttpServletRequest.class) {
				operation.addParametersItem(known("header", HttpHeaders.CONTENT_ENCODING));
			}
		}
		for (Class<? extends Enum<?>> orders : call.orders()) {
			operation.addParametersItem(order(orders));
		}
	}

	private static Parameter order(Class<? extends Enum<?>> orders) {
		JsonSchema schema = WireSchemas.typed("string");
		for (Enum<?> order : orders.getEnumConstants()) {
			schema.addEnumItemObject(order.name().toLowerCase(Locale.ROOT));
		}
		return new QueryParameter().name("order_by").description("The first is the default").schema(schema);
	}

	/** The method and the path below the account, as one word. */
	private static String id(String path, RequestMethod method) {
		if (path.equals(ACCOUNT)) {
			return method.name().toLowerCase(Locale.ROOT) + "Account";
		}
		return method.name().toLowerCase(Locale.ROOT)
				+ Arrays.stream(path.replace(ACCOUNT, "").replace("/zt_risk_scoring", "").split("[^a-z]+"))
					.map(StringUtils::capitalize)
					.collect(Collectors.joining());
	}

	private static Parameter known(String in, String name) {
		return new Parameter().$ref("#/components/parameters/" + in + "." + name);
	}

	/** A pattern without the expressions of its variables. */
	static String path(String pattern) {
		return Arrays.stream(pattern.split("/"))
			.map((segment) -> segment.startsWith("{") && segment.contains(":")
					? segment.substring(0, segment.indexOf(':')) + "}" : segment)
			.collect(Collectors.joining("/"));
	}

}
