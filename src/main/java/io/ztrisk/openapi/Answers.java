package io.ztrisk.openapi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.ztrisk.api.ApiError;
import io.ztrisk.api.Call;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.Problems;
import io.ztrisk.api.ResultInfo;
import io.ztrisk.api.Uncounted;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * What a call answers: the envelope of its result, and one for each status of the errors
 * that may befall it, with their codes.
 */
class Answers {

	private static final String FAILURE = "Failure";

	private final WireSchemas schemas;

	private final JsonMapper json;

	Answers(WireSchemas schemas, JsonMapper json) {
		this.schemas = schemas;
		this.json = json;
		this.schemas.named().put(FAILURE, failure());
	}

	ApiResponses of(String path, HandlerMethod handler, Call call) {
		ApiResponses answers = new ApiResponses();
		answers.addApiResponse("200", answer("The result", success(handler, call)));
		Map<Integer, Set<ErrorCode>> failures = new TreeMap<>(failures(path, handler, call).stream()
			.collect(Collectors.groupingBy((code) -> code.status().value(),
					Collectors.toCollection(() -> EnumSet.noneOf(ErrorCode.class)))));
		failures.forEach((status, codes) -> {
			ApiResponse answer = answer(codes);
			if (status == 429 || status == 503) {
				answer.addHeaderObject("Retry-After", header("Retry-After"));
			}
			answers.addApiResponse(Integer.toString(status), answer);
		});
		answers.addApiResponse("default", answer(EnumSet.of(ErrorCode.METHOD_NOT_ALLOWED, ErrorCode.REFUSED)));
		return answers;
	}

	private static EnumSet<ErrorCode> failures(String path, HandlerMethod handler, Call call) {
		EnumSet<ErrorCode> codes = EnumSet.of(ErrorCode.REFUSED, ErrorCode.MISSING_CREDENTIALS,
				ErrorCode.INVALID_HEADERS, ErrorCode.AUTHENTICATION, ErrorCode.INTERNAL, ErrorCode.OVERLOADED,
				ErrorCode.DATABASE_UNAVAILABLE);
		if (!handler.hasMethodAnnotation(Uncounted.class)) {
			codes.add(ErrorCode.RATE_LIMITED);
		}
		if (path.contains("{account_id}")) {
			codes.add(ErrorCode.NO_SUCH_OBJECT);
			codes.add(ErrorCode.UNAUTHORIZED);
		}
		for (MethodParameter parameter : handler.getMethodParameters()) {
			Class<?> type = parameter.getParameterType();
			if (type == PageRequest.class || parameter.hasParameterAnnotation(RequestParam.class)) {
				codes.add(ErrorCode.INVALID_PARAMETER);
			}
			if (type == JsonNode.class || type == HttpServletRequest.class) {
				codes.addAll(EnumSet.of(ErrorCode.MALFORMED_JSON, ErrorCode.BODY_TOO_LARGE, ErrorCode.UNREADABLE_BODY));
				codes.addAll(
						(type == JsonNode.class) ? EnumSet.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, ErrorCode.INVALID_FIELD)
								: EnumSet.of(ErrorCode.INVALID_ENCODING));
			}
		}
		codes.addAll(Arrays.asList(call.fails()));
		return codes;
	}

	private Schema<?> success(HandlerMethod handler, Call call) {
		JavaType result = this.json.getTypeFactory()
			.constructType(handler.getMethod().getGenericReturnType())
			.containedTypeOrUnknown(0);
		Map<String, Schema<?>> members = new TreeMap<>();
		members.put("errors", none());
		members.put("messages",
				call.message() ? list(this.schemas.of(type(io.ztrisk.api.ApiResponse.Message.class)), 1) : none());
		members.put("result", this.schemas.of(result));
		members.put("success", constant(true));
		for (MethodParameter parameter : handler.getMethodParameters()) {
			if (parameter.getParameterType() == PageRequest.class) {
				members.put("result_info", this.schemas.of(type(ResultInfo.class)));
			}
		}
		return WireSchemas.closed(members, List.copyOf(members.keySet()));
	}

	private Schema<?> failure() {
		Map<String, Schema<?>> members = new TreeMap<>();
		members.put("errors", list(this.schemas.of(type(ApiError.class)), Problems.MOST));
		members.put("messages", none());
		members.put("result", WireSchemas.typed("null"));
		members.put("success", constant(false));
		return WireSchemas.closed(members, List.copyOf(members.keySet()));
	}

	private static ApiResponse answer(Set<ErrorCode> codes) {
		JsonSchema code = WireSchemas.typed("integer");
		codes.forEach((error) -> code.addEnumItemObject(error.code()));
		Schema<?> error = WireSchemas.typed("object");
		error.addProperty("code", code);
		Schema<?> errors = WireSchemas.typed("array");
		errors.setItems(error);
		Schema<?> narrowed = WireSchemas.typed("object");
		narrowed.addProperty("errors", errors);
		Schema<?> envelope = new JsonSchema();
		envelope.addAllOfItem(WireSchemas.reference(FAILURE));
		envelope.addAllOfItem(narrowed);
		return answer(codes.stream()
			.map((failure) -> "`" + failure.code() + "` " + failure.message().replace("%s", "PATH"))
			.collect(Collectors.joining("; ")), envelope);
	}

	private static ApiResponse answer(String description, Schema<?> envelope) {
		ApiResponse answer = new ApiResponse().description(description)
			.content(new Content().addMediaType("application/json", new MediaType().schema(envelope)));
		for (String name : List.of("Ratelimit", "Ratelimit-Policy", "X-Request-Id")) {
			answer.addHeaderObject(name, header(name));
		}
		return answer;
	}

	private static Header header(String name) {
		return new Header().$ref("#/components/headers/" + name);
	}

	private static Schema<?> none() {
		Schema<?> none = WireSchemas.typed("array");
		none.setMaxItems(0);
		return none;
	}

	private static Schema<?> list(Schema<?> items, int most) {
		Schema<?> list = WireSchemas.typed("array");
		list.setItems(items);
		list.setMinItems(1);
		list.setMaxItems(most);
		return list;
	}

	private static Schema<?> constant(boolean value) {
		Schema<?> constant = WireSchemas.typed("boolean");
		constant.setConst(value);
		return constant;
	}

	private JavaType type(Class<?> type) {
		return this.json.getTypeFactory().constructType(type);
	}

}
