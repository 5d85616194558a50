package io.ztrisk.http;

import java.util.List;
import java.util.TreeSet;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.RequestFacade;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Writes an envelope for failures that belong to no handler: a request without a route, a
 * query that the container refuses, and an {@link ApiException} that an ordinary
 * controller or an interceptor before it throws. Any other failure that Spring knows, of
 * an ordinary controller, is a {@link ProblemDetail}.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
@RestControllerAdvice
class UnhandledExceptionHandler extends ResponseEntityExceptionHandler {

	@ExceptionHandler
	ResponseEntity<Object> handle(ApiException failure, HttpServletResponse response) {
		if (response.isCommitted()) {
			throw failure;
		}
		return ErrorEnvelope.of(failure.code(), failure.errors());
	}

	@ExceptionHandler(InvalidParameterException.class)
	ResponseEntity<Object> malformedQuery() {
		return ErrorEnvelope.ofMalformedQuery();
	}

	/** Below the accounts, a malformed id may be the reason. */
	@Override
	protected ResponseEntity<Object> handleNoHandlerFoundException(NoHandlerFoundException failure, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String path = pathAsSent((ServletWebRequest) request);
		boolean belowAccounts = ApiPaths.BASES.stream().anyMatch((base) -> path.startsWith(base + "/accounts/"));
		ErrorCode code = belowAccounts ? ErrorCode.NO_SUCH_OBJECT : ErrorCode.NO_ROUTE;
		return ErrorEnvelope.of(code, code.message().formatted(path));
	}

	@Override
	protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(HttpRequestMethodNotSupportedException failure,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String[] methods = failure.getSupportedMethods();
		return ResponseEntity.status(ErrorCode.METHOD_NOT_ALLOWED.status())
			.header(HttpHeaders.ALLOW, (methods != null) ? String.join(", ", new TreeSet<>(List.of(methods))) : "")
			.contentType(MediaType.APPLICATION_JSON)
			.body(ApiResponse.failure(List.of(ApiError.of(ErrorCode.METHOD_NOT_ALLOWED))));
	}

	/** Answers with an envelope if no mapping took the request. */
	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		boolean mapped = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE,
				RequestAttributes.SCOPE_REQUEST) != null;
		return (!mapped && body instanceof ProblemDetail problem) ? ErrorEnvelope.of(problem, headers)
				: super.createResponseEntity(body, headers, status, request);
	}

	/** The path as the caller sent it, before a filter changed it. */
	private static String pathAsSent(ServletWebRequest request) {
		RequestFacade sent = request.getNativeRequest(RequestFacade.class);
		return ((sent != null) ? sent : request.getRequest()).getRequestURI();
	}

}
