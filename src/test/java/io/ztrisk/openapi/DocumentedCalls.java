package io.ztrisk.openapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.AllOnFirstPage;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.RequiresPermission;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Documents every call that a handler with {@link ApiOperation} answers: its operation,
 * and the schemas of its responses.
 */
class DocumentedCalls {

	private static final String ACCOUNT = "/accounts/{account_id}";

	private final Map<String, Map<String, ObjectNode>> paths = new TreeMap<>();

	private final JsonMapper json;

	private final WireSchemas schemas;

	private final Answers answers;

	DocumentedCalls(RequestMappingHandlerMapping routes, JsonMapper json) {
		this.json = json;
		this.schemas = new WireSchemas(json);
		this.answers = new Answers(this.schemas, json);
		routes.getHandlerMethods().forEach(this::document);
	}

	/**
	 * The operations by path and method.
	 */
	Map<String, Map<String, ObjectNode>> paths() {
		return this.paths;
	}

	/**
	 * The schemas by name.
	 */
	Map<String, ObjectNode> schemas() {
		return this.schemas.named();
	}

	private void document(RequestMappingInfo route, HandlerMethod handler) {
		ApiOperation call = handler.getMethodAnnotation(ApiOperation.class);
		if (call == null) {
			return;
		}
		for (String pattern : route.getPatternValues()) {
			String path = path(pattern);
			for (RequestMethod method : route.getMethodsCondition().getMethods()) {
				this.paths.computeIfAbsent(path, (key) -> new TreeMap<>())
					.put(lowerCase(method), operation(path, method, handler, call));
			}
		}
	}

	private ObjectNode operation(String path, RequestMethod method, HandlerMethod handler, ApiOperation call) {
		ObjectNode operation = this.json.createObjectNode();
		RequiresPermission requires = handler.getMethodAnnotation(RequiresPermission.class);
		operation.put("description", (requires != null) ? permissions(requires) : "Any valid token may call it");
		operation.put("operationId", id(path, method));
		parameters(operation.putArray("parameters"), path, handler, call);
		if (!call.body().isEmpty()) {
			operation.putObject("requestBody").put("$ref", "#/components/requestBodies/" + call.body());
		}
		operation.set("responses", this.answers.of(path, handler, call));
		operation.put("summary", call.value());
		operation.putArray("tags").add(Tag.of(path).title());
		return operation;
	}

	private static String permissions(RequiresPermission requires) {
		return Stream.of(requires.value())
			.map((permission) -> "`" + permission.wire() + "`")
			.collect(Collectors.joining(" and ", "Permission: ", ""));
	}

	private static void parameters(ArrayNode parameters, String path, HandlerMethod handler, ApiOperation call) {
		for (String segment : path.split("/")) {
			if (segment.startsWith("{")) {
				add(parameters, "path", segment.substring(1, segment.length() - 1));
			}
		}
		for (MethodParameter parameter : handler.getMethodParameters()) {
			if (parameter.hasParameterAnnotation(RequestParam.class)) {
				add(parameters, "query", parameter.getParameter().getName());
			}
			if (parameter.getParameterType() == ListRequest.class) {
				boolean allOnFirst = parameter.hasParameterAnnotation(AllOnFirstPage.class);
				add(parameters, "query", allOnFirst ? "page_after_all" : "page");
				add(parameters, "query", "per_page");
				add(parameters, "query", "direction");
			}
			if (parameter.getParameterType() == HttpServletRequest.class && !call.body().isEmpty()) {
				add(parameters, "header", HttpHeaders.CONTENT_ENCODING);
			}
		}
		for (Class<? extends Enum<?>> orders : call.orders()) {
			addOrder(parameters, orders);
		}
	}

	private static void add(ArrayNode parameters, String in, String name) {
		parameters.addObject().put("$ref", "#/components/parameters/" + in + "." + name);
	}

	private static void addOrder(ArrayNode parameters, Class<? extends Enum<?>> orders) {
		ObjectNode parameter = parameters.addObject();
		parameter.put("description", "The first is the default").put("in", "query").put("name", "order_by");
		ArrayNode values = parameter.putObject("schema").put("type", "string").putArray("enum");
		for (Enum<?> order : orders.getEnumConstants()) {
			values.add(lowerCase(order));
		}
	}

	/** The method and the path below the account, as one word. */
	private static String id(String path, RequestMethod method) {
		if (path.equals(ACCOUNT)) {
			return lowerCase(method) + "Account";
		}
		return lowerCase(method)
				+ Arrays.stream(path.replace(ACCOUNT, "").replace("/zt_risk_scoring", "").split("[^a-z]+"))
					.map(StringUtils::capitalize)
					.collect(Collectors.joining());
	}

	private static String lowerCase(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	/** A pattern without the expressions of its variables. */
	static String path(String pattern) {
		return Arrays.stream(pattern.split("/"))
			.map((segment) -> segment.startsWith("{") && segment.contains(":")
					? segment.substring(0, segment.indexOf(':')) + "}" : segment)
			.collect(Collectors.joining("/"));
	}

}
