package io.ztrisk.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The index of routes matches paths as Spring's patterns do.
 */
class RouteIndexTests {

	private static final HandlerMethod HANDLER = new HandlerMethod("a text", String.class.getMethods()[0]);

	@Test
	void aPathHasTheVariablesOfItsRoute() {
		String pattern = "/accounts/{account:[0-9a-f]{4}}/users/{user:[a-z]+}";
		assertThat(match(pattern, "/accounts/00ff/users/ann")).isEqualTo(Map.of("account", "00ff", "user", "ann"));
		assertThat(match(pattern, "/accounts/00f%66/users/ann")).isEqualTo(Map.of("account", "00ff", "user", "ann"));
		assertThat(match("/accounts/{name}/keys.json", "/accounts/a%0Ab/keys.json")).isEqualTo(Map.of("name", "a\nb"));
		assertThat(match("/accounts", "/accounts")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/accounts", "/accounts/00ff", "/accounts/00ff/users/", "/accounts/00ff/users/ann/",
			"/accounts/00ff//ann", "//accounts/00ff/users", "/accounts/00ff/users/ANN", "/accounts/00ffa/users/ann",
			"/accounts/00ff/user/ann", "/Accounts/00ff/users/ann", "/accounts/00ff/users/ann/more", "" })
	void anotherPathHasNone(String path) {
		assertThat(match("/accounts/{account:[0-9a-f]{4}}/users/{user:[a-z]+}", path)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/accounts/", "/accounts/*", "/**", "/files/{*path}", "/a{id:[0-9]+}",
			"/{id:[0-9]+}.json", "/accounts//users", "/docs/?" })
	void otherPatternsAreLeftToSpring(String pattern) {
		assertThat(Route.of(pattern, HANDLER)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/accounts/{id}", "/{all}/ann", "/**", "/accounts/a*" })
	void aPathThatAnotherMappingMatchesIsLeftToSpring(String other) {
		RouteIndex index = index(List.of("/accounts/{account:[a-z]+}", other));
		assertThat(index.find("GET", PathContainer.parsePath("/accounts/ann"))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/users/{id}", "/accounts/{id}/x", "/{all}", "/", "/b*/ann" })
	void aPathThatNoOtherMappingMatchesIsFound(String other) {
		RouteIndex index = index(List.of("/accounts/{account:[a-z]+}", other));
		assertThat(index.find("GET", PathContainer.parsePath("/accounts/ann"))).isNotNull();
	}

	@Test
	void aPathThatTwoRoutesMatchIsLeftToSpring() {
		RouteIndex index = index(List.of("/accounts/{account:[a-z]+}", "/accounts/{id:ann|bob}"));
		assertThat(index.find("GET", PathContainer.parsePath("/accounts/ann"))).isNull();
		assertThat(index.find("GET", PathContainer.parsePath("/accounts/eve"))).isNotNull();
	}

	@Test
	void aRouteHasTheMethodsOfItsMapping() {
		RouteIndex index = index(List.of("/accounts"));
		assertThat(index.find("HEAD", PathContainer.parsePath("/accounts"))).isNotNull();
		assertThat(index.find("POST", PathContainer.parsePath("/accounts"))).isNull();
	}

	private static @Nullable Map<String, String> match(String pattern, String path) {
		RouteIndex.Match match = index(List.of(pattern)).find("GET", PathContainer.parsePath(path));
		return (match != null) ? match.variables() : null;
	}

	private static RouteIndex index(List<String> patterns) {
		RequestMappingInfo.BuilderConfiguration options = new RequestMappingInfo.BuilderConfiguration();
		options.setPatternParser(new PathPatternParser());
		Map<RequestMappingInfo, HandlerMethod> handlers = new HashMap<>();
		for (String pattern : patterns) {
			handlers.put(RequestMappingInfo.paths(pattern)
				.methods(RequestMethod.GET, RequestMethod.HEAD)
				.options(options)
				.build(), HANDLER);
		}
		return RouteIndex.of(handlers, (handler) -> true);
	}

}
