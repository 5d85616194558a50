package io.ztrisk.api;

import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Routes that are told by more than path and method.
 */
class StrictMethodMappingTests {

	@Test
	void refusesARouteThatAParameterTells() {
		assertThatIllegalStateException().isThrownBy(() -> map(ByParameter.class))
			.withMessageStartingWith("More than path and method tells");
	}

	@Test
	void refusesARouteThatAHeaderTells() {
		assertThatIllegalStateException().isThrownBy(() -> map(ByHeader.class))
			.withMessageStartingWith("More than path and method tells");
	}

	@Test
	void refusesARouteThatTheTypeOfItsBodyTells() {
		assertThatIllegalStateException().isThrownBy(() -> map(ByBody.class))
			.withMessageStartingWith("More than path and method tells");
	}

	private static void map(Class<?> controller) {
		try (StaticApplicationContext context = new StaticApplicationContext()) {
			context.registerSingleton("controller", controller);
			StrictMethodMapping mapping = new StrictMethodMapping();
			mapping.setApplicationContext(context);
			mapping.afterPropertiesSet();
		}
	}

	@Controller
	static class ByParameter {

		@GetMapping(path = "/a", params = "b")
		void a() {
		}

	}

	@Controller
	static class ByBody {

		@GetMapping(path = "/a", consumes = "text/csv")
		void a() {
		}

	}

	@Controller
	static class ByHeader {

		@GetMapping(path = "/a", headers = "B")
		void a() {
		}

	}

}
