package io.ztrisk.api;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Routes that cannot be told by literals, whole variables and the method.
 */
class StrictMethodMappingTests {

	@ParameterizedTest
	@ValueSource(classes = { ByParameter.class, ByHeader.class, ByBody.class, ByAnswer.class })
	void refusesARouteThatMoreTells(Class<?> controller) {
		assertThatIllegalStateException().isThrownBy(() -> map(controller))
			.withMessageStartingWith("More than path and method tells");
	}

	@ParameterizedTest
	@MethodSource
	void refusesASegmentThatIsNeitherALiteralNorAWholeVariable(Class<?> controller, String segment) {
		assertThatIllegalStateException().isThrownBy(() -> map(controller))
			.withMessage("Neither a literal nor a variable with its expression: " + segment);
	}

	static Stream<Arguments> refusesASegmentThatIsNeitherALiteralNorAWholeVariable() {
		return Stream.of(Arguments.of(ByPartOfASegment.class, "a-{id:[0-9]+}"), Arguments.of(ByAnything.class, "{id}"));
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
	static class ByAnswer {

		@GetMapping(path = "/a", produces = "text/csv")
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
