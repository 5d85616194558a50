package io.ztrisk.testmode;

import io.ztrisk.api.ApiResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a call with the error that a test has chosen, as the server answers this error.
 */
@InTestMode
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice
class ChosenFailureHandler {

	@ExceptionHandler
	ResponseEntity<ApiResponse<Void>> handle(ChosenFailure chosen) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(chosen.failure().error().status())
			.contentType(MediaType.APPLICATION_JSON);
		Integer retryAfter = chosen.failure().retryAfter();
		if (retryAfter != null) {
			answer.header(HttpHeaders.RETRY_AFTER, retryAfter.toString());
		}
		return answer.body(ApiResponse.failure(chosen.errors()));
	}

}
