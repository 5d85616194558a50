package io.ztrisk.http;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.ztrisk.api.AccountApi;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.RawClient;
import io.ztrisk.test.ServerTest;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A controller that is no {@code AccountApi} answers as in any application of Spring. It
 * is added to the server and taken away again.
 */
@ServerTest
class OrdinaryControllerTests {

	/** Method, path, type, status, and the error in the API. */
	private static final String FAILURES = """
			GET  | /conflict   | */*              | 409 | 12006 | taken
			GET  | /missing    | */*              | 404 | 12006 | Not Found
			GET  | /query?n=x  | */*              | 400 | 12004 | n is malformed
			GET  | /query      | */*              | 400 | 12004 | Required parameter 'n' is not present.
			GET  | /variable/x | */*              | 400 | 12004 | n is malformed
			POST | /json       | application/json | 400 | 6007  | Malformed JSON in request body
			POST | /json       | text/plain       | 415 | 12006 | Content-Type 'text/plain' is not supported.
			GET  | /map        | text/html        | 406 | 12006 | Acceptable representations: [application/json, application/*+json, application/yaml].
			GET  | /late       | */*              | 503 | 12000 | Service Unavailable
			""";

	private final ApiClient api;

	private final RawClient raw;

	private final RequestMappingHandlerMapping mapping;

	private final List<RequestMappingInfo> routes = new ArrayList<>();

	OrdinaryControllerTests(@LocalServerPort int port,
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
		this.api = new ApiClient(port);
		this.raw = new RawClient(port);
		this.mapping = mapping;
	}

	@BeforeEach
	void addTheControllers() {
		@AccountApi
		class OfTheApi extends Failing {

		}
		add("", new Ordinary());
		add("", new Public());
		add("/ordinary", new Failing());
		add("/of-api", new OfTheApi());
	}

	@AfterEach
	void takeTheControllersAway() {
		this.routes.forEach(this.mapping::unregisterMapping);
	}

	private void add(String path, Object controller) {
		ReflectionUtils.doWithMethods(controller.getClass(), (handler) -> {
			RequestMapping route = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
			if (route != null) {
				RequestMappingInfo added = RequestMappingInfo.paths(path + route.path()[0])
					.methods(route.method())
					.params(route.params())
					.headers(route.headers())
					.consumes(route.consumes())
					.produces(route.produces())
					.options(this.mapping.getBuilderConfiguration())
					.build();
				this.mapping.registerMapping(added, controller, handler);
				this.routes.add(added);
			}
		});
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
	void optionsListsTheMethods() {
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
	@ValueSource(strings = { "/ordinary/public", "/public" })
	void aHandlerThatPermitsAllNeedsNoToken(String path) {
		HttpResponse<String> answer = this.api.send(this.api.bare(path));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("for all");
		assertThat(this.api.as("no token").get(path).body()).isEqualTo("for all");
	}

	@Test
	void aRequiredPermissionNeedsATokenInAnyClass() {
		assertThat(this.api.send(this.api.bare("/public/not")).statusCode()).isEqualTo(400);
		assertThat(this.api.get("/public/not").body()).isEqualTo("for one");
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

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET  | /params?x=1     | */*              | 200 | |
			GET  | /params         | */*              | 400 | 12004 | Invalid request parameters.
			GET  | /headers        | */*              | 404 | 10404 | No route for that URI
			POST | /consumes       | application/json | 200 | |
			POST | /consumes       | text/plain       | 415 | 12006 | Content-Type 'text/plain' is not supported.
			GET  | /produces       | text/*           | 200 | |
			GET  | /produces       | text/html        | 406 | 12006 | Acceptable representations: [text/csv].
			""")
	void aRouteHasTheConditionsOfItsMapping(String method, String path, String type, int status, @Nullable Integer code,
			@Nullable String message) {
		assertBoth(method, path, type, status + " " + ((code != null) ? failure(code, message) : "text"));
	}

	@Test
	void aLiteralIsPreferredToAPatternOfTheApi() {
		assertThat(get("/of-api/pick/me", "*/*").body()).isEqualTo("a literal");
		assertThat(get("/of-api/pick/you", "*/*").body()).isEqualTo("the pattern: you");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = FAILURES)
	void aFailureOfSpringIsAProblemDetail(String method, String path, String type, int status) {
		HttpResponse<String> answer = call(method, "/ordinary" + path, type);
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.body()).contains("\"status\":" + status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = FAILURES)
	void aFailureOfSpringInTheApiIsAnEnvelope(String method, String path, String type, int status, int code,
			String message) {
		HttpResponse<String> answer = call(method, "/of-api" + path, type);
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.body()).isEqualTo(failure(code, message));
	}

	@ParameterizedTest
	@CsvSource({ "/disk, 500, 12000, Internal error", "/stream, 500, 12000, Internal error",
			"/sent, 409, 12006, Conflict", "/sent/404, 404, 12006, Not Found" })
	void unhandledFailureGetsAnEnvelope(String path, int status, int code, String message) {
		assertBoth("GET", path, "*/*", status + " " + failure(code, message));
	}

	@Test
	void aBodyThatBreaksOffIsUnreadable() {
		for (String path : new String[] { "/ordinary/json", "/of-api/json" }) {
			RawClient.Answer answer = this.raw
				.send(RawClient.head("POST", path, "Content-Length: 100\r\nContent-Type: application/json\r\n") + "{");
			assertThat(answer.status()).as(path).isEqualTo(400);
			assertThat(answer.body()).isEqualTo(failure(12011, "The request body could not be read"));
		}
	}

	@Test
	void aProblemHasTheFormOfSpring() {
		assertThat(get("/ordinary/conflict", "text/html").body()).isEqualTo(
				"{\"detail\":\"taken\",\"instance\":\"/ordinary/conflict\",\"status\":409,\"title\":\"Conflict\"}");
	}

	private void assertBoth(String method, String path, String type, String expected) {
		assertThat(Stream.of("/ordinary", "/of-api")
			.map((base) -> call(method, base + path, type))
			.map((answer) -> answer.statusCode() + " " + answer.body())).containsExactly(expected, expected);
	}

	private static String failure(int code, @Nullable String message) {
		return ApiClient.failure("{\"code\":%d,\"message\":\"%s\"}".formatted(code, message));
	}

	/** A POST has a body of the type, which is no JSON; a GET accepts the type. */
	private HttpResponse<String> call(String method, String path, String type) {
		return method.equals("POST") ? this.api.post(path, type, "{") : get(path, type);
	}

	private HttpResponse<String> get(String path, String accept) {
		return this.api.send(this.api.request(path).header("Accept", accept).GET());
	}

	/**
	 * Handlers of the API and of an ordinary controller.
	 */
	@ResponseBody
	static class Failing {

		@GetMapping(path = "/params", params = "x")
		String params() {
			return "text";
		}

		@GetMapping(path = "/headers", headers = "X-Other")
		String headers() {
			return "text";
		}

		@PostMapping(path = "/consumes", consumes = "application/json")
		String consumes() {
			return "text";
		}

		@GetMapping(path = "/produces", produces = "text/csv")
		String produces() {
			return "text";
		}

		@GetMapping("/pick/{id:[a-z]+}")
		String pattern(@PathVariable("id") String id) {
			return "the pattern: " + id;
		}

		@GetMapping("/conflict")
		String conflict() {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "taken");
		}

		@GetMapping("/missing")
		String missing() {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}

		@GetMapping("/query")
		int query(@RequestParam("n") int number) {
			return number;
		}

		@GetMapping("/variable/{n:.+}")
		int variable(@PathVariable("n") int number) {
			return number;
		}

		@PostMapping("/json")
		Map<String, Object> json(@RequestBody Map<String, Object> body) {
			return body;
		}

		@GetMapping("/map")
		Map<String, Object> map() {
			return Map.of();
		}

		@GetMapping("/late")
		DeferredResult<String> late() {
			return new DeferredResult<>(1L);
		}

		@GetMapping("/disk")
		String disk() throws IOException {
			throw new IOException("disk failed");
		}

		@GetMapping("/stream")
		StreamingResponseBody stream() {
			return (body) -> {
				throw new IOException("disk failed");
			};
		}

		@GetMapping("/sent")
		void sent(HttpServletResponse response) throws IOException {
			response.sendError(409);
		}

		@GetMapping("/sent/404")
		void sentNotFound(HttpServletResponse response) throws IOException {
			response.sendError(404);
		}

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

		@PermitAll
		@GetMapping("/ordinary/public")
		String forAll() {
			return "for all";
		}

		@GetMapping("/ordinary/nothing")
		ResponseEntity<Void> nothing() {
			return ResponseEntity.notFound().build();
		}

		@GetMapping("/of-api/pick/me")
		String literal() {
			return "a literal";
		}

		@PostMapping("/ordinary/body")
		String body(@RequestBody String body) {
			return body;
		}

	}

	/**
	 * A controller whose handlers need no token.
	 */
	@PermitAll
	@ResponseBody
	static class Public {

		@GetMapping("/public")
		String forAll() {
			return "for all";
		}

		@RequiresPermission(Permission.LOGS_WRITE)
		@GetMapping("/public/not")
		String notForAll() {
			return "for one";
		}

	}

}
