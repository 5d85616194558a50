package io.ztrisk.replay;

import java.util.List;

import io.ztrisk.test.Account;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads an account's list of rejected lines.
 */
public final class Rejections {

	private static final JsonMapper JSON = new JsonMapper();

	private Rejections() {
	}

	/**
	 * All lines, in the order of their numbers.
	 */
	public static List<JsonNode> all(Account account) {
		JsonNode lines = JSON.readTree(account.get("/logs/rejected").body()).at("/result/lines");
		return lines.valueStream()
			.sorted((one, other) -> one.path("line").asInt() - other.path("line").asInt())
			.toList();
	}

	/**
	 * Numbers and reasons.
	 */
	public static List<String> reasons(Account account) {
		return all(account).stream()
			.map((line) -> line.path("line").asInt() + ":" + line.path("reason").stringValue())
			.toList();
	}

}
