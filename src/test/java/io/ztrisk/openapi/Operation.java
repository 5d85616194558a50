package io.ztrisk.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * One call of the document.
 *
 * @param path as the document has it
 * @param method in upper case
 * @param document all of it
 * @param node what it says of the call
 */
record Operation(String path, String method, JsonNode document, JsonNode node) {

	static List<Operation> of(JsonNode document) {
		return document.get("paths")
			.properties()
			.stream()
			.flatMap((path) -> path.getValue()
				.properties()
				.stream()
				.map((call) -> new Operation(path.getKey(), call.getKey().toUpperCase(java.util.Locale.ROOT), document,
						call.getValue())))
			.toList();
	}

	String id() {
		return this.node.get("operationId").stringValue();
	}

	/**
	 * Returns the parameters in one location by name.
	 */
	Map<String, JsonNode> parameters(String in) {
		Map<String, JsonNode> parameters = new TreeMap<>();
		for (JsonNode parameter : this.node.get("parameters")) {
			JsonNode whole = resolve(parameter);
			if (whole.get("in").stringValue().equals(in)) {
				parameters.put(whole.get("name").stringValue(), whole);
			}
		}
		return parameters;
	}

	/**
	 * The example bodies by media type; empty where there is no body.
	 */
	Map<String, String> bodies() {
		Map<String, String> bodies = new TreeMap<>();
		resolve(this.node.path("requestBody")).path("content").properties().forEach((type) -> {
			JsonNode example = type.getValue().get("example");
			bodies.put(type.getKey(), example.isString() ? example.stringValue() : example.toString());
		});
		return bodies;
	}

	/**
	 * The codes of the errors that the call answers with a status.
	 */
	List<Integer> codes(String status) {
		JsonNode narrowed = this.node.at("/responses/" + status + "/content/application~1json/schema/allOf/1");
		return narrowed.at("/properties/errors/items/properties/code/enum")
			.valueStream()
			.map(JsonNode::intValue)
			.toList();
	}

	/**
	 * The statuses of its failures.
	 */
	Stream<String> failures() {
		return this.node.get("responses").propertyNames().stream().filter((status) -> !status.equals("200"));
	}

	/**
	 * Returns the key under which a status is documented.
	 */
	String documented(int status) {
		String text = Integer.toString(status);
		return this.node.get("responses").has(text) ? text : "default";
	}

	JsonNode resolve(JsonNode node) {
		return node.has("$ref") ? this.document.at(node.get("$ref").stringValue().substring(1)) : node;
	}

	@Override
	public String toString() {
		return this.method + " " + this.path;
	}

}
