package io.ztrisk.api;

import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Routes that cannot be told by literals, whole variables and the method.
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

	@Test
	void refusesASegmentThatIsNoWholeVariable() {
		assertThatIllegalStateException().isThrownBy(() -> map(ByPartOfASegment.class))
			.withMessage("Neither a literal nor a variable with its expression: a-{id:[0-9]+}");
	}

	@Test
	void refusesAVariableThatTakesAnything() {
		assertThatIllegalStateException().isThrownBy(() -> map(ByAnything.class))
			.withMessage("Neither a literal nor a variable with its expression: {id}");
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

	@Controller
	static class ByPartOfASegment {

		@GetMapping("/a-{id:[0-9]+}")
		void a() {
		}

	}

	@Controller
	static class ByAnything {

		@GetMapping("/{id}")
		void a() {
		}

	}

}
