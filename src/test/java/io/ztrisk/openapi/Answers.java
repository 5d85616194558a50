package io.ztrisk.openapi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiOperation;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.FieldErrors;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.NotRateLimited;
import io.ztrisk.api.ResultInfo;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Documents the responses of a call: the envelope of its result, and one envelope for
 * each status of its errors, with their codes.
 */
class Answers {

	private static final String FAILURE = "Failure";

	private final WireSchemas schemas;

	private final JsonMapper json;

	Answers(WireSchemas schemas, JsonMapper json) {
		this.schemas = schemas;
		this.json = json;
		this.schemas.add(FAILURE, failure());
	}

	ObjectNode of(String path, HandlerMethod handler, ApiOperation call) {
		ObjectNode answers = this.json.createObjectNode();
		ObjectNode result = answer("The result", success(handler, call));
		if (call.csv()) {
			result.withObject("/content").putObject("text/csv").set("schema", this.schemas.typed("string"));
		}
		answers.set("200", result);
		Map<Integer, Set<ErrorCode>> failures = new TreeMap<>(failures(path, handler, call).stream()
			.collect(Collectors.groupingBy((code) -> code.status().value(),
					Collectors.toCollection(() -> EnumSet.noneOf(ErrorCode.class)))));
		// Tomcat answers so to a transfer coding that it does not know.
		failures.computeIfPresent(ErrorCode.NOT_CONFIGURED.status().value(), (status, codes) -> {
			codes.add(ErrorCode.REFUSED);
			return codes;
		});
		failures.forEach((status, codes) -> {
			ObjectNode answer = answer(codes);
			if (status == 429 || status == 503) {
				addHeader(answer, "Retry-After");
			}
			answers.set(Integer.toString(status), answer);
		});
		answers.set("default", answer(EnumSet.of(ErrorCode.METHOD_NOT_ALLOWED, ErrorCode.REFUSED)));
		return answers;
	}

	private static EnumSet<ErrorCode> failures(String path, HandlerMethod handler, ApiOperation call) {
		EnumSet<ErrorCode> codes = EnumSet.of(ErrorCode.REFUSED, ErrorCode.MISSING_CREDENTIALS,
				ErrorCode.INVALID_HEADERS, ErrorCode.AUTHENTICATION, ErrorCode.INTERNAL, ErrorCode.OVERLOADED,
				ErrorCode.DATABASE_UNAVAILABLE);
		if (!handler.hasMethodAnnotation(NotRateLimited.class)) {
			codes.add(ErrorCode.RATE_LIMITED);
		}
		if (path.contains("{account_id}")) {
			codes.add(ErrorCode.NO_SUCH_OBJECT);
			codes.add(ErrorCode.UNAUTHORIZED);
		}
		for (MethodParameter parameter : handler.getMethodParameters()) {
			Class<?> type = parameter.getParameterType();
			if (type == ListRequest.class || parameter.hasParameterAnnotation(RequestParam.class)) {
				codes.add(ErrorCode.INVALID_PARAMETER);
			}
			if (!call.body().isEmpty() && (type == JsonNode.class || type == HttpServletRequest.class)) {
				codes.addAll(EnumSet.of(ErrorCode.MALFORMED_JSON, ErrorCode.BODY_TOO_LARGE, ErrorCode.UNREADABLE_BODY));
				codes.addAll(
						(type == JsonNode.class) ? EnumSet.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, ErrorCode.INVALID_FIELD)
								: EnumSet.of(ErrorCode.INVALID_ENCODING));
			}
		}
		codes.addAll(Arrays.asList(call.fails()));
		return codes;
	}

	private ObjectNode success(HandlerMethod handler, ApiOperation call) {
		JavaType result = this.json.getTypeFactory()
			.constructType(handler.getMethod().getGenericReturnType())
			.containedTypeOrUnknown(0);
		Map<String, ObjectNode> members = new TreeMap<>();
		members.put("errors", none());
		members.put("messages", call.message() ? list(type(ApiResponse.Message.class), 1) : none());
		members.put("result", this.schemas.of(result));
		members.put("success", this.schemas.typed("boolean").put("const", true));
		for (MethodParameter parameter : handler.getMethodParameters()) {
			if (parameter.getParameterType() == ListRequest.class) {
				members.put("result_info", this.schemas.of(type(ResultInfo.class)));
			}
		}
		return this.schemas.closed(members, members.keySet());
	}

	private ObjectNode failure() {
		Map<String, ObjectNode> members = new TreeMap<>();
		members.put("errors", list(type(ApiError.class), FieldErrors.MAX_ERRORS));
		members.put("messages", none());
		members.put("result", this.schemas.typed("null"));
		members.put("success", this.schemas.typed("boolean").put("const", false));
		return this.schemas.closed(members, members.keySet());
	}

	private ObjectNode answer(Set<ErrorCode> codes) {
		ObjectNode code = this.schemas.typed("integer");
		ArrayNode values = code.putArray("enum");
		codes.forEach((error) -> values.add(error.code()));
		ObjectNode errors = this.schemas.typed("array");
		errors.set("items", this.schemas.with("code", code));
		ObjectNode envelope = this.json.createObjectNode();
		envelope.putArray("allOf").add(this.schemas.reference(FAILURE)).add(this.schemas.with("errors", errors));
		return answer(codes.stream()
			.map((failure) -> "`" + failure.code() + "` " + failure.message().replace("%s", "PATH"))
			.collect(Collectors.joining("; ")), envelope);
	}

	private ObjectNode answer(String description, ObjectNode envelope) {
		ObjectNode answer = this.json.createObjectNode();
		answer.putObject("content").putObject("application/json").set("schema", envelope);
		answer.put("description", description);
		List.of("Ratelimit", "Ratelimit-Policy", "X-Request-Id").forEach((name) -> addHeader(answer, name));
		return answer;
	}

	private static void addHeader(ObjectNode answer, String name) {
		answer.withObject("/headers").putObject(name).put("$ref", "#/components/headers/" + name);
	}

	private ObjectNode none() {
		return this.schemas.typed("array").put("maxItems", 0);
	}

	private ObjectNode list(JavaType items, int most) {
		ObjectNode list = this.schemas.typed("array");
		list.set("items", this.schemas.of(items));
		return list.put("maxItems", most).put("minItems", 1);
	}

	private JavaType type(Class<?> type) {
		return this.json.getTypeFactory().constructType(type);
	}

}
