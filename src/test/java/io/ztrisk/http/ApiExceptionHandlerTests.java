package io.ztrisk.http;

import java.util.List;

import io.ztrisk.api.ApiError;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import org.junit.jupiter.api.Test;

import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the responses to failures of the database.
 */
class ApiExceptionHandlerTests {

	@Test
	void aTransactionThatIsNotThroughAfterAllItsAttemptsIsToBeSentAgain() throws Exception {
		ResponseEntity<Object> answer = new ApiExceptionHandler().handle(
				new IllegalStateException(new PessimisticLockingFailureException("Deadlock")),
				new MockHttpServletResponse());
		assertThat(answer.getStatusCode().value()).isEqualTo(503);
		assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
		assertThat(answer.getBody()).isEqualTo(ApiResponse.failure(
				List.of(ApiError.of(ErrorCode.OVERLOADED, "Other calls change the same users: send this one again"))));
	}

}
