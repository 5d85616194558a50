package io.ztrisk.access;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.ApiPaths;
import io.ztrisk.api.Permission;
import io.ztrisk.api.RequiresPermission;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every route of the running application, tried by those who must not call it, except the
 * session of the console.
 */
@ServerTest
class EveryRouteTests {

	/** All that asks for no permission: any good token may call it. */
	private static final Set<String> ANY_TOKEN = Set.of("GET /user", "GET /user/tokens/verify", "GET /accounts",
			"GET /accounts/{account_id}", "GET /accounts/{account_id}/tokens/verify");

	private static final String MISSING = "{\"code\":9106,\"message\":\"Missing X-Auth-Key, X-Auth-Email or Authorization headers\"}";

	private static final String AUTHENTICATION = "{\"code\":10000,\"message\":\"Authentication error\"}";

	private static final String UNAUTHORIZED = "{\"code\":9109,\"message\":\"Unauthorized to access requested resource\"}";

	private final String account = ApiClient.newScoring().split("/")[2];

	private final ApiClient api;

	private final JdbcClient database;

	private final List<Route> routes;

	EveryRouteTests(@LocalServerPort int port, @Autowired JdbcClient database,
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
		this.api = new ApiClient(port);
		this.database = database;
		this.routes = mapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> !entry.getValue().hasMethodAnnotation(PermitAll.class))
			.flatMap((entry) -> entry.getKey()
				.getPatternValues()
				.stream()
				.filter((pattern) -> !pattern.equals(ApiPaths.SESSION))
				.flatMap((pattern) -> entry.getKey()
					.getMethodsCondition()
					.getMethods()
					.stream()
					.flatMap((method) -> Stream.of("", ApiPaths.CLIENT_V4)
						.map((base) -> new Route(method.name(), base + pattern,
								entry.getValue().getMethodAnnotation(RequiresPermission.class))))))
			.toList();
	}

	@Test
	void everyRouteHasAMethodAndAsksForAPermission() {
		assertThat(this.routes).hasSizeGreaterThan(40);
		assertThat(this.routes.stream()
			.filter((route) -> route.requires == null)
			.map((route) -> route.name().replace(" /client/v4", " "))
			.collect(Collectors.toSet())).isEqualTo(ANY_TOKEN);
	}

	@Test
	void onlyWhatReceiversReadIsForEverybody(
			@Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
		assertThat(mapping.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().hasMethodAnnotation(PermitAll.class))
			.map((entry) -> new Route(entry.getKey().getMethodsCondition().getMethods().toString(),
					entry.getKey().getPatternValues().iterator().next(), null)
				.name()))
			.containsExactlyInAnyOrder("[GET] /.well-known/sse-configuration/{integration_id}",
					"[GET] /.well-known/ssf-configuration/ssf/{account_id}", "[GET] /ssf/{account_id}/jwks.json",
					"[POST] /ssf/{account_id}/token", "[POST] /session");
	}

	@Test
	void callWithoutATokenIsRefused() {
		for (Route route : this.routes) {
			assertRefused(route, this.api.bare(route.path(this.account)), 400, MISSING, 401);
		}
	}

	@Test
	void callWithAWrongOrExpiredOrRevokedTokenIsRefused() {
		String revoked = token(this.account, Permission.values());
		this.api.delete("/accounts/" + this.account + "/tokens/" + id(revoked));
		String expired = token(this.account, Permission.values());
		assertThat(this.database.sql("update token set expires_on = issued_on where id = :id")
			.param("id", id(expired))
			.update()).isOne();
		for (String token : List.of("f".repeat(64), value(revoked), value(expired))) {
			for (Route route : this.routes) {
				assertRefused(route, this.api.as(token).request(route.path(this.account)), 403, AUTHENTICATION, 401);
			}
		}
	}

	@Test
	void callWithATokenForAnotherAccountIsRefused() {
		ApiClient other = this.api.as(value(token("other", Permission.values())));
		for (Route route : this.routes) {
			if (route.pattern.contains("{account_id")) {
				assertRefused(route, other.request(route.path(this.account)), 403, UNAUTHORIZED, 403);
			}
		}
	}

	@Test
	void callWithoutItsPermissionIsRefused() {
		for (Permission wanted : Permission.values()) {
			ApiClient lacking = this.api.as(value(token(this.account,
					Stream.of(Permission.values())
						.filter((held) -> !held.includes(wanted))
						.toArray(Permission[]::new))));
			ApiClient holding = this.api.as(value(token(this.account, wanted)));
			for (Route route : this.routes) {
				if (route.requires != null && Arrays.asList(route.requires.value()).contains(wanted)) {
					assertRefused(route, lacking.request(route.path(this.account)), 403, AUTHENTICATION, 403);
					if (route.requires.value().length == 1) {
						assertThat(call(route, holding.request(route.path(this.account))).statusCode()).as(route.name())
							.isNotEqualTo(403);
					}
				}
			}
		}
	}

	/**
	 * Checks the answer to a call that is refused: an envelope, or for receivers of
	 * Shared Signals an error as in RFC 8935.
	 */
	private void assertRefused(Route route, HttpRequest.Builder request, int status, String error, int ssfStatus) {
		HttpResponse<String> answer = call(route, request);
		if (route.pattern.contains(ApiPaths.SSF)) {
			assertThat(answer.statusCode()).as(route.name()).isEqualTo(ssfStatus);
			assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
			assertThat(answer.body()).matches("\\{\"description\":\"[^\"]+\",\"err\":\"[a-z_]+\"}");
		}
		else {
			assertFailure(answer, status, error);
		}
	}

	private HttpResponse<String> call(Route route, HttpRequest.Builder request) {
		return this.api.send(request.method(route.method, HttpRequest.BodyPublishers.noBody()));
	}

	/** The whole answer to making a token. */
	private String token(String reached, Permission... permissions) {
		return this.api
			.post("/accounts/" + reached + "/tokens", "application/json",
					"{\"name\":\"t\",\"permissions\":[" + Stream.of(permissions)
						.map((permission) -> "\"" + permission.wire() + "\"")
						.collect(Collectors.joining(",")) + "]}")
			.body();
	}

	private static String id(String token) {
		return token.replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
	}

	private static String value(String token) {
		return token.replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1");
	}

	/**
	 * A method and a pattern that are served.
	 */
	private record Route(String method, String pattern, @Nullable RequiresPermission requires) {

		/** The route as a person writes it. */
		String name() {
			return this.method + " " + this.pattern.replaceAll("\\{(\\w+)(:[^/]*)?\\}(?=/|$)", "{$1}");
		}

		String path(String account) {
			return name().substring(this.method.length() + 1)
				.replace("{account_id}", account)
				.replace("{user_id}", "11111111-1111-4111-8111-111111111111")
				.replace("{event_id}", "11111111-1111-8111-8111-111111111111")
				.replace("{token_id}", "1".repeat(32))
				.replace("{session_id}", "1".repeat(32))
				.replace("{note_id}", "11111111-1111-4111-8111-111111111111")
				.replace("{signal_id}", "11111111-1111-4111-8111-111111111111")
				.replace("{integration_id}", "11111111-1111-4111-8111-111111111111")
				.replace("{reference_id}", "mine")
				.replace("{stream_id}", "11111111-1111-4111-8111-111111111111")
				.replace("{webhook_id}", "11111111-1111-4111-8111-111111111111")
				.replace("{delivery_id}", "11111111-1111-4111-8111-111111111111")
				.replace("{key}", "custom_vpn")
				.replace("{name}", "custom_vpn")
				.replace("{dataset}", "gateway_dns");
		}

	}

}
