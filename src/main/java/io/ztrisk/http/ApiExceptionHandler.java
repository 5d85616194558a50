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
			return UnhandledExceptionHandler.answer(known.get().code(), known.get().errors());
		}
		if (exception instanceof InvalidParameterException) {
			return UnhandledExceptionHandler.malformedQuery();
		}
		if (exception instanceof HttpMessageNotReadableException) {
			return UnhandledExceptionHandler.answer(ErrorCode.MALFORMED_JSON);
		}
		if (exception instanceof MethodArgumentTypeMismatchException mismatch) {
			return UnhandledExceptionHandler.answer(ErrorCode.INVALID_PARAMETER, mismatch.getName() + " is malformed");
		}
		if (exception instanceof ErrorResponse failure) {
			return UnhandledExceptionHandler.answer(failure.getBody(), failure.getHeaders());
		}
		logger.error("A call failed", exception);
		return UnhandledExceptionHandler.answer(ErrorCode.INTERNAL);
	}

}
