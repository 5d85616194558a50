package io.ztrisk.testmode;

import java.util.Arrays;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A server that is not in test mode has nothing of it.
 */
@ServerTest
class ProductionTests {

	@Test
	void noCallOfTheTestModeExists(@LocalServerPort int port) {
		ApiClient api = new ApiClient(port);
		for (String call : new String[] { "/users", "/failures" }) {
			for (String base : new String[] { "", "/client/v4" }) {
				assertFailure(api.post(base + "/test/accounts/acme" + call, "application/json", "{}"), 404,
						"{\"code\":10404,\"message\":\"No route for that URI\"}");
			}
		}
		assertThat(api.get("/openapi.json").body()).doesNotContain("/test/accounts");
	}

	@Test
	void noBeanOfTheTestModeExistsButItsSetting(@Autowired ApplicationContext context) {
		assertThat(Arrays.stream(context.getBeanDefinitionNames())
			.filter((name) -> context.getType(name) instanceof Class<?> type
					&& (type.getPackageName().equals(FailureController.class.getPackageName())
							|| type.getSimpleName().equals("TestDatabaseCheck"))))
			.singleElement()
			.asString()
			.endsWith(TestModeProperties.class.getName());
	}

}
