package io.ztrisk.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ConcurrentServerTest;
import io.ztrisk.test.SecondServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every list of the document is read page by page and ends.
 */
@ConcurrentServerTest
class ListTests {

	/**
	 * One answer with all of a person, a token, which has one policy, what a cursor goes
	 * through, the keys of an account, about a dozen at most, and the integrations, which
	 * Cloudflare's call answers whole.
	 */
	private static final Set<String> NO_LISTS = Set.of("getStatistics", "getUsersUserIdExport", "getTokensTokenId",
			"getChanges", "getSigningKeys", "getIntegrations");

	private final ApiClient api;

	private final Contract contract;

	private final Sample sample;

	ListTests(@LocalServerPort int port, @Autowired SecondServer publicServer) {
		this.api = new ApiClient(port);
		this.contract = Contract.of(this.api);
		this.sample = new Sample(this.api, new ApiClient(publicServer.port())).filled();
	}

	@Test
	void everyCallWhoseResultIsAListOfThingsIsPaged() {
		List<String> lists = new ArrayList<>();
		List<String> paged = new ArrayList<>();
		for (Operation call : reads().toList()) {
			JsonNode success = call.node().at("/responses/200/content/application~1json/schema");
			JsonNode result = call.resolve(success.at("/properties/result"));
			boolean isList = isListOfThings(call, result)
					|| result.path("properties").valueStream().anyMatch((member) -> isListOfThings(call, member));
			if (isList && !NO_LISTS.contains(call.id())) {
				lists.add(call.toString());
			}
			if (call.parameters("query").keySet().containsAll(List.of("page", "per_page", "direction"))
					&& success.path("properties").has("result_info")) {
				paged.add(call.toString());
			}
		}
		assertThat(lists).hasSizeGreaterThanOrEqualTo(10).isEqualTo(paged);
	}

	@Test
	void aPageHasNoMoreRowsThanItIsAskedFor() {
		for (Operation call : lists()) {
			JsonNode answer = get(call, "page=1&per_page=1");
			assertThat(rows(answer)).as(call.toString()).hasSize(1);
			assertThat(info(answer)).as(call.toString())
				.isEqualTo("1 of %s on page 1 of %1$s, 1 a page".formatted(answer.at("/result_info/total_count")));
		}
	}

	@Test
	void thereIsNothingPastTheEnd() {
		for (Operation call : lists()) {
			for (String page : List.of("page=2147483647", "page=2147483647&per_page=1000", "page=5000&per_page=1000")) {
				JsonNode answer = get(call, page);
				assertThat(rows(answer)).as(call.toString()).isEmpty();
				assertThat(answer.at("/result_info/count").intValue()).as(call.toString()).isZero();
				assertThat(answer.at("/result_info/total_count").intValue()).as(call.toString()).isPositive();
			}
		}
	}

	@Test
	void pagesTogetherAreTheWholeListInBothDirections() {
		for (Operation call : lists()) {
			if (call.path().equals("/accounts")) {
				continue; // Others make accounts meanwhile.
			}
			List<JsonNode> whole = rows(get(call, ""));
			List<JsonNode> turned = rows(get(call, "direction=desc"));
			if (turned.equals(whole)) {
				turned = rows(get(call, "direction=asc"));
			}
			assertThat(turned.reversed()).as(call.toString()).isEqualTo(whole);
			List<JsonNode> pages = new ArrayList<>();
			for (int page = 1; page <= whole.size(); page++) {
				pages.addAll(rows(get(call, "per_page=1&page=" + page)));
			}
			assertThat(pages).as(call.toString()).isEqualTo(whole);
		}
	}

	@Test
	void listsThatSdksReadUntilAnEmptyPageHaveEveryRowOnTheFirstPage() {
		for (int i = 0; i < 25; i++) {
			assertThat(this.api
				.post("/accounts/" + this.sample.account() + "/tokens", "application/json",
						"{\"name\":\"t\",\"permissions\":[\"logs_write\"]}")
				.statusCode()).isEqualTo(200);
		}
		for (Operation call : lists()) {
			if (call.path().endsWith("/accounts") || call.path().contains("/tokens")) {
				assertThat(rows(get(call, "page=1"))).as(call.toString())
					.hasSizeGreaterThanOrEqualTo(call.path().endsWith("/tokens") ? 26 : 1);
				JsonNode second = get(call, "page=2");
				assertThat(rows(second)).as(call.toString()).isEmpty();
				assertThat(info(second)).as(call.toString())
					.isEqualTo("0 of %s on page 2 of 1, %1$s a page".formatted(second.at("/result_info/total_count")));
			}
		}
	}

	@Test
	void invalidPageIsNamed() {
		Map<String, String> wrong = Map.of("page=0", "page must be an integer from 1 to 2147483647", "page=x",
				"page must be an integer from 1 to 2147483647", "per_page=1001",
				"per_page must be an integer from 1 to 1000", "page=2&per_page=",
				"per_page must be an integer from 1 to 1000", "direction=up", "direction must be one of desc, asc");
		for (Operation call : lists()) {
			wrong.forEach((query, message) -> ApiClient.assertFailure(this.api.get(target(call, query)), 400,
					"{\"code\":12004,\"message\":\"" + message + "\"}"));
		}
	}

	private List<Operation> lists() {
		return reads().filter((call) -> call.parameters("query").containsKey("page")).toList();
	}

	private Stream<Operation> reads() {
		return this.contract.operations().stream().filter((call) -> call.method().equals("GET"));
	}

	private static boolean isListOfThings(Operation call, JsonNode schema) {
		return schema.path("type").asString("").equals("array")
				&& call.resolve(schema.path("items")).path("type").asString("").equals("object");
	}

	private JsonNode get(Operation call, String query) {
		return JsonMapper.shared().readTree(this.api.get(target(call, query)).body());
	}

	private String target(Operation call, String query) {
		String target = this.sample.target(call);
		return target + (target.contains("?") ? "&" : "?") + query;
	}

	/** The result, or the one list in it. */
	private static List<JsonNode> rows(JsonNode answer) {
		JsonNode result = answer.path("result");
		return (result.isArray() ? result
				: result.valueStream()
					.filter(JsonNode::isArray)
					.findFirst()
					.orElseThrow(() -> new AssertionError(answer)))
			.valueStream()
			.toList();
	}

	private static String info(JsonNode answer) {
		JsonNode info = answer.path("result_info");
		return "%s of %s on page %s of %s, %s a page".formatted(info.path("count"), info.path("total_count"),
				info.path("page"), info.path("total_pages"), info.path("per_page"));
	}

}
