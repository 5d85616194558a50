package io.ztrisk.http;

import java.util.Optional;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.database.KnownFailure;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Turns each exception of a call of the API into an envelope.
 */
@Order(Ordered.LOWEST_PRECEDENCE - 1)
@RestControllerAdvice(annotations = AccountApi.class)
class ApiExceptionHandler {

	private static final Log logger = LogFactory.getLog(ApiExceptionHandler.class);

	@ExceptionHandler
	ResponseEntity<Object> handle(Exception exception, HttpServletResponse response) throws Exception {
		if (response.isCommitted()) {
			// The EnvelopeValve aborts it, or answers if the body was unreadable.
			throw exception;
		}
		Optional<ApiException> known = KnownFailure.of(exception);
		if (known.isPresent()) {
			return ErrorEnvelope.of(known.get().code(), known.get().errors());
		}
		if (exception instanceof InvalidParameterException) {
			return ErrorEnvelope.ofMalformedQuery();
		}
		if (exception instanceof HttpMessageNotReadableException) {
			return ErrorEnvelope.of(ErrorCode.MALFORMED_JSON);
		}
		if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
			return ErrorEnvelope.of(ErrorCode.INVALID_PARAMETER, mismatch.getName() + " is malformed");
		}
		if (exception instanceof ErrorResponse failure) {
			return ErrorEnvelope.of(failure.getBody(), failure.getHeaders());
		}
		logger.error("A call failed", exception);
		return ErrorEnvelope.of(ErrorCode.INTERNAL);
	}

}
