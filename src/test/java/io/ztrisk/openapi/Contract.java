package io.ztrisk.openapi;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.ztrisk.test.ApiClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document that a server publishes, and whether answers and bodies are as it says.
 */
final class Contract {

	private static final String HERE = "https://ztrisk.example/openapi.json";

	private final JsonNode document;

	private final SchemaRegistry schemas;

	private Contract(String text) {
		this.document = JsonMapper.shared().readTree(text);
		this.schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(registry) -> registry.schemas(Map.of(HERE, text))
					.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
	}

	static Contract of(ApiClient api) {
		return new Contract(api.get("/openapi.json").body());
	}

	JsonNode document() {
		return this.document;
	}

	List<Operation> operations() {
		return Operation.of(this.document);
	}

	/**
	 * Returns the differences between an answer and its documentation.
	 */
	List<String> problems(Operation call, HttpResponse<String> answer) {
		String status = call.documented(answer.statusCode());
		JsonNode response = call.node().at("/responses/" + status);
		List<String> problems = new ArrayList<>();
		response.path("headers").properties().forEach((header) -> {
			JsonNode schema = call.resolve(header.getValue()).get("schema");
			String value = answer.headers().firstValue(header.getKey()).orElse("");
			if (!value.matches(schema.get("pattern").stringValue())) {
				problems.add(header.getKey() + ": " + value);
			}
		});
		if (!answer.headers().firstValue("Content-Type").orElse("").equals("application/json")) {
			problems.add("Not JSON");
		}
		String schema = "/paths/" + escape(call.path()) + "/" + call.method().toLowerCase(java.util.Locale.ROOT)
				+ "/responses/" + status + "/content/application~1json/schema";
		validate(schema, answer.body()).forEach((error) -> problems.add(error.toString()));
		return problems;
	}

	/**
	 * Returns the differences between a JSON body and its documentation.
	 */
	List<Error> problems(Operation call, String json) {
		String body = call.node().at("/requestBody/$ref").stringValue().substring(1);
		return validate(body + "/content/application~1json/schema", json);
	}

	private List<Error> validate(String pointer, String json) {
		Schema schema = this.schemas.getSchema(SchemaLocation.of(HERE + "#" + pointer));
		return schema.validate(json, InputFormat.JSON);
	}

	private static String escape(String segment) {
		return segment.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
	}

}
