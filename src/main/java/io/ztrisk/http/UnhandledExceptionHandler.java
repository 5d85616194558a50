package io.ztrisk.http;

import java.util.List;
import java.util.TreeSet;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.RequestFacade;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.util.WebUtils;

/**
 * Writes an envelope for failures that belong to no handler: a path or a method without a
 * route, a query that the container refuses, and an {@link ApiException} that an ordinary
 * controller or an interceptor before it throws.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
@RestControllerAdvice
class UnhandledExceptionHandler {

	/** In seconds. */
	private static final String RETRY_AFTER = "2";

	@ExceptionHandler
	@Nullable ResponseEntity<ApiResponse<Void>> handle(ApiException failure, HttpServletResponse response) {
		if (response.isCommitted()) {
			throw failure;
		}
		return answer(failure.code(), failure.errors());
	}

	/** Below the accounts, a malformed id may be the reason. */
	@ExceptionHandler(NoHandlerFoundException.class)
	ResponseEntity<ApiResponse<Void>> noRoute(HttpServletRequest request) {
		String path = pathAsSent(request);
		boolean belowAccounts = path.startsWith("/accounts/") || path.startsWith(ApiPaths.CLIENT_V4 + "/accounts/");
		ErrorCode code = belowAccounts ? ErrorCode.NO_SUCH_OBJECT : ErrorCode.NO_ROUTE;
		return answer(code, code.message().formatted(path));
	}

	@ExceptionHandler
	ResponseEntity<ApiResponse<Void>> methodNotAllowed(HttpRequestMethodNotSupportedException failure) {
		String[] methods = failure.getSupportedMethods();
		return ResponseEntity.status(ErrorCode.METHOD_NOT_ALLOWED.status())
			.header(HttpHeaders.ALLOW, (methods != null) ? String.join(", ", new TreeSet<>(List.of(methods))) : "")
			.contentType(MediaType.APPLICATION_JSON)
			.body(ApiResponse.failure(List.of(ApiError.of(ErrorCode.METHOD_NOT_ALLOWED))));
	}

	@ExceptionHandler(InvalidParameterException.class)
	static ResponseEntity<ApiResponse<Void>> malformedQuery() {
		return answer(ErrorCode.INVALID_PARAMETER, "The query is malformed");
	}

	static ResponseEntity<ApiResponse<Void>> answer(ErrorCode code) {
		return answer(code, code.message());
	}

	static ResponseEntity<ApiResponse<Void>> answer(ErrorCode code, String message) {
		return answer(code, List.of(ApiError.of(code, message)));
	}

	static ResponseEntity<ApiResponse<Void>> answer(ErrorCode code, List<ApiError> errors) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(code.status())
			.contentType(MediaType.APPLICATION_JSON);
		if (code.status().value() == 503) {
			answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
		}
		return answer.body(ApiResponse.failure(errors));
	}

	/** The path as the caller sent it, before a filter changed it. */
	private static String pathAsSent(HttpServletRequest request) {
		HttpServletRequest sent = WebUtils.getNativeRequest(request, RequestFacade.class);
		return ((sent != null) ? sent : request).getRequestURI();
	}

}
