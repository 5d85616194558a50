package io.ztrisk.openapi;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.ztrisk.api.ApiPaths;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.BehaviorCatalogue;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ConcurrentServerTest;
import io.ztrisk.test.SecondServer;
import jakarta.annotation.security.PermitAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The server answers what its document says, and the document has every call.
 */
@ConcurrentServerTest
class ContractTests {

	private final int port;

	private final ApiClient api;

	private final Contract contract;

	private final Sample sample;

	ContractTests(@LocalServerPort int port, @Autowired SecondServer publicServer) {
		this.port = port;
		this.api = new ApiClient(port);
		this.contract = Contract.of(this.api);
		this.sample = new Sample(this.api, new ApiClient(publicServer.port()));
	}

	@Test
	void theDocumentHasEveryBehaviour() {
		assertThat(this.contract.document().at("/components/schemas/BehaviorKey/anyOf/0/enum")).map(JsonNode::asString)
			.containsExactlyElementsOf(BehaviorCatalogue.all().keySet().stream().map(Behavior::key).toList());
	}

	@Test
	void theDocumentIsOpenApi31() throws Exception {
		try (var meta = new ClassPathResource("openapi-3.1.json").getInputStream()) {
			SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
			assertThat(registry.getSchema(meta, InputFormat.JSON).validate(this.contract.document())).isEmpty();
			var schema = registry.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
			assertThat(this.contract.document().at("/components/schemas"))
				.allSatisfy((component) -> assertThat(schema.validate(component)).as(component.toString()).isEmpty());
		}
	}

	@Test
	void everyReferenceLeadsSomewhere() {
		List<JsonNode> references = this.contract.document().findValues("$ref");
		assertThat(references).isNotEmpty()
			.allSatisfy((reference) -> assertThat(
					this.contract.document().at(reference.stringValue().substring(1)).isMissingNode())
				.as(reference.stringValue())
				.isFalse());
	}

	@Test
	void everyHandlerIsInTheDocumentUnderBothBasePaths(
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
		Set<String> served = new TreeSet<>();
		routes.getHandlerMethods()
			.forEach((route, handler) -> route.getPatternValues()
				.stream()
				.filter((pattern) -> !pattern.equals(ApiPaths.SESSION) && !pattern.startsWith(ApiPaths.SSF)
						&& !handler.hasMethodAnnotation(PermitAll.class))
				.forEach((pattern) -> route.getMethodsCondition()
					.getMethods()
					.forEach((method) -> Stream.of("", ApiPaths.CLIENT_V4)
						.forEach((base) -> served.add(method + " " + base + DocumentedCalls.path(pattern))))));
		Set<String> documented = new TreeSet<>();
		for (JsonNode server : this.contract.document().get("servers")) {
			String base = server.get("url").stringValue().replaceAll("/$", "");
			this.contract.operations().forEach((call) -> documented.add(call.method() + " " + base + call.path()));
		}
		assertThat(served).isEqualTo(documented);
	}

	@Test
	void everyCallSucceedsAsDocumented() {
		this.sample.filled();
		for (Operation call : this.contract.operations()) {
			if (!call.method().equals("GET")) {
				continue;
			}
			String target = this.sample.target(call);
			for (String query : queries(call)) {
				HttpResponse<String> answer = check(call,
						this.api.request(target + (target.contains("?") ? "&" : "?") + query).GET(), 200);
				assertThat(answer.body()).as(call.toString()).doesNotContain("\"count\":0");
			}
		}
		for (Operation call : this.contract.operations()) {
			Map<String, String> bodies = call.bodies().isEmpty() ? Map.of("", "") : call.bodies();
			if (!call.method().equals("GET")) {
				bodies.forEach((type, body) -> {
					check(call, this.sample.request(call, this.sample.target(call), type, this.sample.own(body)), 200);
					if (type.equals("application/json")) {
						assertThat(this.contract.problems(call, body)).as(call + " example").isEmpty();
					}
				});
				if (call.method().equals("DELETE")) {
					this.sample.filled();
				}
			}
		}
	}

	/** Each value of each query parameter once, and none. */
	private static List<String> queries(Operation call) {
		List<String> queries = new ArrayList<>(List.of(""));
		call.parameters("query").forEach((name, parameter) -> {
			JsonNode schema = parameter.get("schema");
			schema.path("enum").forEach((value) -> queries.add(name + "=" + value.stringValue()));
			for (String bound : List.of("minimum", "maximum")) {
				if (schema.has(bound) && !(name.equals("page") && bound.equals("maximum"))) {
					queries.add(name + "=" + schema.get(bound).intValue());
				}
			}
		});
		return queries;
	}

	@Test
	void everyDocumentedErrorIsAnsweredAsDocumented() {
		this.sample.filled();
		Provocations provocations = new Provocations(this.api, this.port, this.sample);
		for (Operation call : this.contract.operations()) {
			call.failures().forEach((status) -> {
				for (int code : call.codes(status)) {
					if (!Provocations.OF_THE_MACHINE.contains(code)) {
						HttpResponse<String> answer = provocations.provoke(call, status, code);
						assertThat(answer.body()).as("%s %d", call, code).contains("{\"code\":" + code + ",");
						// Tomcat's 501 is documented on its own where a call has this
						// status, too.
						assertThat(call.documented(answer.statusCode())).as("%s %d", call, code)
							.isEqualTo((answer.statusCode() == 501) ? call.documented(501) : status);
						assertThat(this.contract.problems(call, answer)).as("%s %d", call, code).isEmpty();
					}
				}
			});
		}
	}

	@Test
	void nothingIsServedBesideTheDocumentAndItsPage() {
		for (String path : List.of("/v3/api-docs", "/v3/api-docs.yaml", "/openapi.json.yaml", "/openapi.json;a=b",
				"/swagger-ui/index.html", "/swagger-ui.html", "/docs/", "/docs/index.html", "/docs/docs.html",
				"/docs/oauth2-redirect.html", "/docs/..;/openapi.json")) {
			HttpResponse<String> answer = this.api.send(this.api.bare(path).GET());
			assertThat(answer.statusCode()).as(path).isEqualTo(path.equals("/docs/") ? 200 : 404);
		}
	}

	@Test
	void theDocumentAndItsPageAreForEverybodyAndOnlyToRead() {
		for (String path : List.of("/openapi.json", "/docs", "/docs/docs.js", "/docs/swagger-ui.css",
				"/docs/swagger-ui-bundle.js")) {
			HttpResponse<String> answer = this.api.send(this.api.bare(path).GET());
			assertThat(answer.statusCode()).as(path).isEqualTo(200);
			assertThat(answer.body()).doesNotContain("http://localhost");
			assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
				.startsWith("default-src 'none'; ")
				.doesNotContain("unsafe");
			HttpResponse<String> refused = this.api.send(this.api.bare(path).POST(HttpRequest.BodyPublishers.noBody()));
			ApiClient.assertFailure(refused, 405,
					"{\"code\":10405,\"message\":\"Method not allowed for this authentication scheme\"}");
			assertThat(refused.headers().firstValue("Allow")).contains("GET, HEAD");
		}
	}

	private HttpResponse<String> check(Operation call, HttpRequest.Builder request, int status) {
		HttpResponse<String> answer = this.api.send(request);
		assertThat(answer.statusCode()).as("%s: %s", call, answer.body()).isEqualTo(status);
		assertThat(this.contract.problems(call, answer)).as("%s: %s", call, answer.body()).isEmpty();
		return answer;
	}

}
