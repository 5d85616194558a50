package io.ztrisk.http;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
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

	private static final String CONFLICT = "Other calls change the same users: send this one again";

	@ExceptionHandler
	ResponseEntity<Object> handle(Exception exception, HttpServletResponse response) throws Exception {
		if (response.isCommitted()) {
			// The EnvelopeValve aborts it, or answers if the body was unreadable.
			throw exception;
		}
		for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
			if (cause instanceof ApiException failure) {
				return UnhandledExceptionHandler.answer(failure.code(), failure.errors());
			}
			if (cause instanceof ConcurrencyFailureException) {
				return UnhandledExceptionHandler.answer(ErrorCode.OVERLOADED, CONFLICT);
			}
			if (cause instanceof SQLTransientConnectionException failure && isPoolFull(failure)) {
				return UnhandledExceptionHandler.answer(ErrorCode.OVERLOADED);
			}
			if (cause instanceof SQLException failure && isUnavailable(failure)) {
				logger.warn("The database is unavailable: " + failure.getMessage());
				return UnhandledExceptionHandler.answer(ErrorCode.DATABASE_UNAVAILABLE);
			}
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

	/**
	 * Whether all connections are in use. The pool adds a cause if a connection failed,
	 * and none if the pool is full.
	 */
	private static boolean isPoolFull(SQLTransientConnectionException failure) {
		return failure.getCause() == null && failure.getNextException() == null;
	}

	/**
	 * Whether the database is unavailable, by the SQL state: no connection (class 08, or
	 * no state if the pool gives up), too many connections, a full disk or no memory
	 * (class 53), a server that stops or starts (class 57P).
	 */
	private static boolean isUnavailable(SQLException failure) {
		String state = failure.getSQLState();
		return state == null || state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
	}

}
