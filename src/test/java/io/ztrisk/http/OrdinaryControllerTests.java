package io.ztrisk.http;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A controller that is no {@code AccountApi} answers as in any application of Spring. It
 * is added to the server and taken away again.
 */
@ServerTest
class OrdinaryControllerTests {

	private final ApiClient api;

	private final RequestMappingHandlerMapping mapping;

	OrdinaryControllerTests(@LocalServerPort int port,
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
		this.api = new ApiClient(port);
		this.mapping = mapping;
	}

	@BeforeEach
	void addTheController() {
		Ordinary controller = new Ordinary();
		for (Method handler : Ordinary.class.getDeclaredMethods()) {
			if (AnnotatedElementUtils.hasAnnotation(handler, RequestMapping.class)) {
				this.mapping.registerMapping(route(handler), controller, handler);
			}
		}
	}

	@AfterEach
	void takeTheControllerAway() {
		for (Method handler : Ordinary.class.getDeclaredMethods()) {
			if (AnnotatedElementUtils.hasAnnotation(handler, RequestMapping.class)) {
				this.mapping.unregisterMapping(route(handler));
			}
		}
	}

	private RequestMappingInfo route(Method handler) {
		RequestMapping route = Objects
			.requireNonNull(AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class));
		return RequestMappingInfo.paths(route.path())
			.methods(route.method())
			.produces(route.produces())
			.options(this.mapping.getBuilderConfiguration())
			.build();
	}

	@ParameterizedTest
	@CsvSource({ "*/*, text/plain;charset=UTF-8", "text/html, text/html;charset=UTF-8",
			"application/json, application/json", "'text/csv;q=0.5,text/css', text/css;charset=UTF-8" })
	void aStringIsWrittenAsTheClientAcceptsIt(String accept, String type) {
		HttpResponse<String> answer = get("/ordinary/text", accept);
		assertThat(answer.body()).isEqualTo("a text");
		assertThat(answer.headers().firstValue("Content-Type")).contains(type);
		assertThat(get("/client/v4/ordinary/text", accept).body()).isEqualTo("a text");
	}

	@Test
	void anotherMediaTypeIsNegotiated() {
		for (String accept : new String[] { "*/*", "application/scim+json", "text/html,application/*+json" }) {
			HttpResponse<String> answer = get("/ordinary/users/7", accept);
			assertThat(answer.statusCode()).isEqualTo(201);
			assertThat(answer.body()).isEqualTo("{\"id\":\"7\"}");
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/scim+json");
		}
		assertThat(get("/ordinary/users/7", "text/html").statusCode()).isEqualTo(406);
		assertThat(get("/ordinary/users/7", "nonsense").statusCode()).isEqualTo(406);
	}

	@Test
	void anEventStreamIsSentAsItComes() {
		HttpResponse<String> answer = get("/ordinary/events", "text/event-stream");
		assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
		assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
		assertThat(answer.body()).isEqualTo("data:first\n\ndata:second\n\n");
		assertThat(get("/ordinary/events", "application/json").statusCode()).isEqualTo(406);
	}

	@Test
	void anEmptyFailureStaysEmpty() {
		HttpResponse<String> answer = get("/ordinary/nothing", "*/*");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void aBodyIsReadByTheConvertersOfSpring() {
		assertThat(this.api.post("/ordinary/body", "text/plain", "a body").body()).isEqualTo("a body");
	}

	@Test
	void optionsTellTheMethods() {
		HttpResponse<String> answer = this.api
			.send(this.api.request("/ordinary/text").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Allow")).contains("GET,HEAD,OPTIONS");
	}

	@Test
	void aCallStillNeedsATokenAndARoute() {
		assertFailure(this.api.send(this.api.bare("/ordinary/text")), 400,
				"{\"code\":9106,\"message\":\"Missing X-Auth-Key, X-Auth-Email or Authorization headers\"}");
		assertFailure(this.api.get("/ordinary/nope"), 404, "{\"code\":10404,\"message\":\"No route for that URI\"}");
		assertFailure(this.api.delete("/ordinary/text"), 405,
				"{\"code\":10405,\"message\":\"Method not allowed for this authentication scheme\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/html", "application/scim+json", "text/event-stream", "nonsense" })
	void theApiAnswersAsBefore(String accept) {
		String scoring = ApiClient.newScoring();
		HttpResponse<String> answer = get(scoring + "/summary", accept);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.body()).isEqualTo(
				"""
						{"errors":[],"messages":[],"result":{"users":[]},"result_info":{"count":0,"page":1,"per_page":0,"total_count":0,"total_pages":0},"success":true}""");
		assertFailure(get(scoring + "/summary?page=x", accept), 400,
				"{\"code\":12004,\"message\":\"page must be an integer from 1 to 2147483647\"}");
	}

	private HttpResponse<String> get(String path, String accept) {
		return this.api.send(this.api.request(path).header("Accept", accept).GET());
	}

	/**
	 * A controller as any application has them. It lacks the annotation that would have
	 * other tests' servers find it.
	 */
	@ResponseBody
	static class Ordinary {

		@GetMapping("/ordinary/text")
		String text() {
			return "a text";
		}

		@GetMapping(path = "/ordinary/users/{id}", produces = "application/scim+json")
		ResponseEntity<Map<String, String>> user(@PathVariable("id") String id) {
			return ResponseEntity.status(201).body(Map.of("id", id));
		}

		@GetMapping(path = "/ordinary/events", produces = "text/event-stream")
		SseEmitter events() {
			SseEmitter events = new SseEmitter();
			Thread.ofVirtual().start(() -> {
				try {
					events.send("first");
					events.send("second");
					events.complete();
				}
				catch (IOException ex) {
					events.completeWithError(ex);
				}
			});
			return events;
		}

		@GetMapping("/ordinary/nothing")
		ResponseEntity<Void> nothing() {
			return ResponseEntity.notFound().build();
		}

		@PostMapping("/ordinary/body")
		String body(@RequestBody String body) {
			return body;
		}

	}

}
