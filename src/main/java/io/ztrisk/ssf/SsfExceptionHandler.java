package io.ztrisk.ssf;

import java.util.stream.Collectors;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.database.KnownFailure;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Turns each exception of a call of a receiver into an error as in RFC 8935, with the
 * header of RFC 6750 if the token is the reason.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 1)
@RestControllerAdvice(annotations = SsfApi.class)
class SsfExceptionHandler {

	private static final Log logger = LogFactory.getLog(SsfExceptionHandler.class);

	/** In seconds. */
	private static final String RETRY_AFTER = "2";

	@ExceptionHandler
	ResponseEntity<SsfError> handle(Exception exception, HttpServletResponse response) throws Exception {
		if (response.isCommitted()) {
			throw exception;
		}
		ApiException failure = KnownFailure.of(exception).orElseGet(() -> unknown(exception));
		HttpStatus status = status(failure.code());
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
		challenge(failure.code(), answer);
		if (status == HttpStatus.SERVICE_UNAVAILABLE) {
			answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
		}
		return answer.body(new SsfError(word(failure.code(), status),
				failure.errors().stream().map(ApiError::message).collect(Collectors.joining("; "))));
	}

	private static ApiException unknown(Exception exception) {
		if (exception instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
			return new ApiException(ErrorCode.INVALID_PARAMETER, String.valueOf(refused.getBody().getDetail()));
		}
		logger.error("A call of a receiver failed", exception);
		return new ApiException(ErrorCode.INTERNAL);
	}

	/** That of the code, but a token is authenticated with 401. */
	private static HttpStatus status(ErrorCode code) {
		return switch (code) {
			case AUTHENTICATION, MISSING_CREDENTIALS, INVALID_HEADERS -> HttpStatus.UNAUTHORIZED;
			default -> code.status();
		};
	}

	private static void challenge(ErrorCode code, ResponseEntity.BodyBuilder answer) {
		switch (code) {
			case MISSING_CREDENTIALS -> answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
			case AUTHENTICATION, INVALID_HEADERS ->
				answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
			case UNAUTHORIZED, MISSING_PERMISSION ->
				answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
			default -> {
			}
		}
	}

	private static String word(ErrorCode code, HttpStatus status) {
		return switch (status) {
			case UNAUTHORIZED -> "authentication_failed";
			case FORBIDDEN -> "access_denied";
			case NOT_FOUND -> "not_found";
			case CONFLICT -> "conflict";
			case TOO_MANY_REQUESTS -> "too_many_requests";
			case NOT_IMPLEMENTED -> "not_configured";
			default -> status.is4xxClientError() ? "invalid_request"
					: (code == ErrorCode.INTERNAL) ? "server_error" : "temporarily_unavailable";
		};
	}

	/**
	 * An error.
	 *
	 * @param err one word
	 */
	record SsfError(String err, String description) {

	}

}
