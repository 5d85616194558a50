package io.ztrisk.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.body.LimitedInputStream;
import io.ztrisk.format.ExactJson;
import io.ztrisk.limit.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads the {@link RequestBody} of the API's handlers as a {@link JsonNode}: at most 16
 * MiB of JSON in strict UTF-8. Spring's converters accept other media types and charsets,
 * and read the first byte before the call has released its permit. Jackson alone accepts
 * overlong UTF-8.
 */
class JsonBodyResolver implements HandlerMethodArgumentResolver {

	private static final long MAX_BYTES = 16L << 20;

	/** The maximum size of a body in memory. */
	private static final long MAX_BYTES_IN_MEMORY = 80L << 20;

	/**
	 * The memory of a body as a factor of its size: an object with one number has seven
	 * bytes and needs two hundred.
	 */
	private static final int GROWTH = 30;

	/**
	 * The maximum number of names, values and brackets: a user has eight of them, and
	 * each takes up to 60 bytes in memory.
	 */
	private static final long MAX_TOKENS = 500_000;

	private final JsonMapper json;

	private final JsonFactory factory;

	private final RequestBodies bodies;

	JsonBodyResolver(JsonMapper json, RequestBodies bodies) {
		this.json = ExactJson.of(json);
		this.factory = JsonFactory.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(
					json.tokenStreamFactory().streamReadConstraints().rebuild().maxTokenCount(MAX_TOKENS).build())
			.build();
		this.bodies = bodies;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(RequestBody.class) && parameter.getParameterType() == JsonNode.class
				&& AnnotatedElementUtils.hasAnnotation(parameter.getContainingClass(), AccountApi.class);
	}

	@Override
	public JsonNode resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) throws IOException {
		HttpServletRequest sent = (HttpServletRequest) request.getNativeRequest();
		if (!isJson(sent.getContentType())) {
			throw new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
		}
		JsonNode body = read(new LimitedInputStream(this.bodies.open(sent, MAX_BYTES_IN_MEMORY, GROWTH), MAX_BYTES));
		if (body.isMissingNode()) {
			throw new ApiException(ErrorCode.MALFORMED_JSON);
		}
		return body;
	}

	private static boolean isJson(@Nullable String type) {
		try {
			MediaType media = MediaType.parseMediaType((type != null) ? type : "");
			return media.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
					&& (media.getCharset() == null || media.getCharset().equals(StandardCharsets.UTF_8));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private JsonNode read(InputStream body) throws IOException {
		// A new decoder reports malformed UTF-8; a charset would replace it.
		Reader text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
		try (JsonParser parser = this.factory.createParser(ObjectReadContext.empty(), text)) {
			return (parser.nextToken() != null) ? whole(parser) : MissingNode.getInstance();
		}
		catch (JacksonIOException ex) {
			if (ex.getCause() instanceof CharacterCodingException) {
				throw new ApiException(ErrorCode.MALFORMED_JSON);
			}
			throw ex;
		}
		catch (JacksonException | NumberFormatException ex) {
			// Java has no decimal with an exponent of 2^31 or more.
			throw new ApiException(ErrorCode.MALFORMED_JSON);
		}
	}

	/** Reads a value that nothing may follow. */
	private JsonNode whole(JsonParser parser) {
		JsonNode value = this.json.readTree(parser);
		if (parser.nextToken() != null) {
			throw new ApiException(ErrorCode.MALFORMED_JSON);
		}
		return value;
	}

}
