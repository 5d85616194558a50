package io.ztrisk.openapi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.ztrisk.test.Account;
import io.ztrisk.test.ApiClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a call's good requests wrong, one to three times each, always the same way from
 * the same seed.
 */
final class Mutations {

	private static final String GOOD = "Authorization: Bearer " + ApiClient.TOKEN + "\r\n";

	private static final List<String> SEGMENTS = List.of("", ".", "..", "%2F", "%00", "a|b", "%zz", "%c3%28", ";a=b",
			"'", "\"", "<x>", "a".repeat(33), "a".repeat(9000), "\u00e9", "\\", "*", "+", "%20", "null",
			"00000000-0000-0000-0000-000000000000", "3F2C6A52-8D0E-4C1B-9A77-0F5D2B6E1C01", "{x}", "rejected");

	private static final List<String> VALUES = List.of("", "0", "1", "-1", "1001", "1e3", "99999999999999999999",
			"2147483648", "%00", "%", "%zz", "%c3%28", "%ed%a0%80", "a".repeat(7000), "'", "null", "desc", "ASC", "%22",
			"%0d%0a", "\u0001", "timestamp", "events", "x@y", "%F0%9F%98%80@example.org", "[]", "2147483647");

	private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "HEAD",
			"TRACE", "get", "FOO", "PROPFIND");

	private static final List<String> HEADERS = List.of("Authorization: Bearer nobody\r\n", "Authorization: \r\n",
			"Authorization: Basic YTpi\r\n", GOOD + GOOD, "X-Auth-Key: " + ApiClient.TOKEN + "\r\n",
			"X-Auth-Email: a\r\nX-Auth-Key: \u0001\r\n", GOOD + "Content-Type: text/plain\r\n",
			GOOD + "Content-Type: application/json;charset=utf-16\r\n", GOOD + "Content-Type: a/b/c\r\n",
			GOOD + "Content-Type: application/json\r\nContent-Type: application/x-ndjson\r\n",
			GOOD + "Content-Type: multipart/form-data; boundary=x\r\n",
			GOOD + "Content-Type: application/x-www-form-urlencoded\r\n",
			GOOD + "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
			GOOD + "Content-Type: application/json\r\nContent-Encoding: br\r\n",
			GOOD + "Content-Type: application/json\r\nX-Request-Id: \u00e9\u0001'\r\n",
			GOOD + "Accept: text/html\r\nContent-Type: application/json\r\n",
			GOOD + "Range: bytes=0-1\r\nIf-None-Match: *\r\nContent-Type: application/json\r\n",
			GOOD + "X-Long: " + "a".repeat(9000) + "\r\n", GOOD + "No colon\r\n", GOOD + ": empty\r\n",
			GOOD + "X-HTTP-Method-Override: DELETE\r\nContent-Type: application/json\r\n",
			GOOD + "Content-Type: application/json\r\nCookie: a=b;;=;\u0001\r\n");

	private static final List<String> NODES = List.of("null", "true", "0", "-1", "1e400", "1e2147483647",
			"1e2147483648", "-0.0", "1.5", "9223372036854775808", "1e-400", "1" + "0".repeat(999),
			"1" + "0".repeat(1001), "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"a\"",
			"\"" + "a".repeat(400) + "\"", "\"" + "a".repeat(70_000) + "\"", "[]", "{}", "[[]]", "{\"\":{}}", "[null]",
			"\"2026-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"2026-02-30T00:00:00Z\"", "\"High\"",
			"\"0.0.0.0/0\"", "\"::/129\"", "\"*\"", "[\"*\",\"a\"]", "[1,[2,{\"a\":3}]]",
			"\"00000000-0000-0000-0000-000000000000\"", "[".repeat(600) + "]".repeat(600), "{\"a\":1,\"a\":2}", "nul",
			"\"", "NaN", "01", "'a'", "\"\t\"");

	private final Random random;

	private final Operation call;

	private final Sample sample;

	Mutations(Operation call, Sample sample, long seed) {
		this.call = call;
		this.sample = sample;
		this.random = new Random(seed + call.id().hashCode());
	}

	Mutant next() {
		List<Map.Entry<String, String>> bodies = new ArrayList<>(this.call.bodies().entrySet());
		Map.Entry<String, String> body = bodies.isEmpty() ? Map.entry("", "") : one(bodies);
		Mutant mutant = new Mutant(this.call.method(), this.sample.target(this.call),
				GOOD + (body.getKey().isEmpty() ? "" : "Content-Type: " + body.getKey() + "\r\n"),
				this.sample.own(body.getValue()).getBytes(StandardCharsets.UTF_8), true);
		for (int i = 1 + this.random.nextInt(3); i > 0; i--) {
			mutant = mutated(mutant);
		}
		return mutant;
	}

	private Mutant mutated(Mutant mutant) {
		int kind = this.random.nextInt(this.call.bodies().isEmpty() ? 10 : 20);
		return switch (kind) {
			case 0, 1, 2 -> mutant.target(path(mutant.target()), false);
			case 3 -> mutant.method(one(METHODS));
			case 4, 5 -> mutant.headers(one(HEADERS));
			case 6, 7, 8, 9 -> mutant.target(query(mutant.target()), true);
			case 10, 11 -> mutant.body(bytes(mutant.body()));
			case 12 -> mutant.headers(mutant.headers() + "Content-Encoding: gzip\r\n")
				.body(bytes(Account.gzip(new String(mutant.body(), StandardCharsets.UTF_8))));
			default -> mutant.body(json(mutant.body()));
		};
	}

	private String path(String target) {
		String[] parts = target.split("\\?", 2);
		String[] segments = parts[0].split("/", -1);
		segments[this.random.nextInt(segments.length)] = one(SEGMENTS);
		String path = String.join("/", segments);
		return (path.startsWith("/") ? path : "/" + path) + ((parts.length > 1) ? "?" + parts[1] : "");
	}

	private String query(String target) {
		List<String> names = new ArrayList<>(this.call.parameters("query").keySet());
		names.addAll(List.of("nobody", "page", "", "order_by", "a[b]"));
		return target + (target.contains("?") ? "&" : "?") + one(names) + "=" + one(VALUES);
	}

	private byte[] bytes(byte[] body) {
		if (body.length == 0) {
			return body;
		}
		byte[] mutated = body.clone();
		int at = this.random.nextInt(body.length);
		return switch (this.random.nextInt(5)) {
			case 0 -> java.util.Arrays.copyOf(mutated, at);
			case 1 -> concat(mutated, mutated);
			case 2 -> concat(new byte[] { (byte) 0xef, (byte) 0xbb, (byte) 0xbf }, mutated);
			case 3 -> concat(java.util.Arrays.copyOf(mutated, at), new byte[] { (byte) 0xed, (byte) 0xa0, (byte) 0x80 },
					java.util.Arrays.copyOfRange(mutated, at, mutated.length));
			default -> {
				mutated[at] = (byte) this.random.nextInt(256);
				yield mutated;
			}
		};
	}

	private static byte[] concat(byte[]... parts) {
		java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
		for (byte[] part : parts) {
			bytes.writeBytes(part);
		}
		return bytes.toByteArray();
	}

	/** Replaces a value by a text, JSON or not, or removes it. */
	private byte[] json(byte[] body) {
		JsonNode root;
		try {
			root = JsonMapper.shared().readTree(body);
		}
		catch (tools.jackson.core.JacksonException ex) {
			return bytes(body);
		}
		List<JsonNode> containers = new ArrayList<>();
		collect(root, containers);
		if (containers.isEmpty()) {
			return one(NODES).getBytes(StandardCharsets.UTF_8);
		}
		JsonNode container = one(containers);
		String marker = "\u2020";
		if (container instanceof ObjectNode object) {
			String name = one(List.copyOf(object.propertyNames()));
			switch (this.random.nextInt(4)) {
				case 0 -> object.remove(name);
				case 1 -> object.set(name + "x", object.remove(name));
				default -> object.put(name, marker);
			}
		}
		else if (container instanceof ArrayNode array) {
			array.set(this.random.nextInt(array.size()), marker);
		}
		return root.toString().replace("\"" + marker + "\"", one(NODES)).getBytes(StandardCharsets.UTF_8);
	}

	private static void collect(JsonNode node, List<JsonNode> containers) {
		if (node.isContainer() && !node.isEmpty()) {
			containers.add(node);
			node.forEach((child) -> collect(child, containers));
		}
	}

	private <T> T one(List<T> things) {
		return things.get(this.random.nextInt(things.size()));
	}

}
