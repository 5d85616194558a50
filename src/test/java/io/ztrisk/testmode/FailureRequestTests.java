package io.ztrisk.testmode;

import java.util.List;
import java.util.Objects;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * An error is chosen by its status or its code, and may be for some calls only.
 */
class FailureRequestTests {

	private static final AccountRoute SUMMARY = AccountRoute.ofPath("zt_risk_scoring/summary");

	@Test
	void aStatusChoosesTheFirstErrorOfTheCatalogue() {
		assertThat(read("{'status':429}")).isEqualTo(new Failure(ErrorCode.RATE_LIMITED, null, null, 1, 1));
		assertThat(read("{'status':503}")).isEqualTo(new Failure(ErrorCode.OVERLOADED, null, null, 2, 1));
		assertThat(read("{'status':500}")).isEqualTo(new Failure(ErrorCode.INTERNAL, null, null, null, 1));
	}

	@Test
	void aCodeChoosesAnErrorAndAStatusOneOfTwoWithTheCode() {
		assertThat(read("{'code':12008}").error()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
		assertThat(read("{'code':12002}").error()).isEqualTo(ErrorCode.UNKNOWN_BEHAVIOR);
		assertThat(read("{'code':12002,'status':404}").error()).isEqualTo(ErrorCode.BEHAVIOR_NOT_FOUND);
	}

	@Test
	void allMembersAreRead() {
		assertThat(read("{'status':503,'times':3,'method':'GET','path':'zt_risk_scoring/summary','retry_after':0}"))
			.isEqualTo(new Failure(ErrorCode.OVERLOADED, "GET", "zt_risk_scoring/summary", 0, 3));
	}

	@Test
	void everyProblemHasItsPlace() {
		assertThat(problems("{}")).containsExactly("/status status or code is required");
		assertThat(problems("{'status':405,'times':0,'method':'get','path':'summary','q':1}")).containsExactly(
				"/q q is unknown", "/status status must be one of 400, 403, 404, 409, 412, 413, 429, 500, 501, 503",
				"/method method must be one of GET, POST, PUT, DELETE",
				"/path path is not the path of a call below /accounts/{account_id}/, such as zt_risk_scoring/{user_id}",
				"/times times must be an integer from 1 to 1000");
		assertThat(problems("{'code':1}"))
			.containsExactly("/code code must be the code of an error of a call of an account");
		assertThat(problems("{'code':971,'status':503,'retry_after':301}")).containsExactly(
				"/code code must be the code of an error of a call of an account, with this status",
				"/retry_after retry_after must be an integer from 0 to 300");
		assertThat(problems("{'status':500,'retry_after':1}"))
			.containsExactly("/retry_after retry_after is possible with the status 429 or 503 only");
		assertThat(problems("{'status':429,'method':'POST','path':'zt_risk_scoring/summary'}")).containsExactly(
				"/path path is not the path of a call with this method below /accounts/{account_id}/, such as zt_risk_scoring/{user_id}");
	}

	private static Failure read(String body) {
		return FailureRequest.read(JsonMapper.shared().readTree(body.replace('\'', '"')), FailureRequestTests::exists);
	}

	private static boolean exists(@Nullable String method, AccountRoute route) {
		return route.equals(SUMMARY) && (method == null || method.equals("GET"));
	}

	private static List<String> problems(String body) {
		ApiException failure = catchThrowableOfType(ApiException.class, () -> read(body));
		return failure.errors()
			.stream()
			.map((error) -> Objects.requireNonNull(error.source()).pointer() + " " + error.message())
			.toList();
	}

}
