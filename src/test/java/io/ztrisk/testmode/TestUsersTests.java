package io.ztrisk.testmode;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.ApiException;
import io.ztrisk.behavior.Behavior;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Users to make have a level or events, and an identity or a number.
 */
class TestUsersTests {

	private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

	private static final Behavior TRAVEL = new Behavior("imp_travel");

	@Test
	void usersWithoutAnIdentityAreNumbered() {
		assertThat(read("{'users':[{'count':2,'risk_level':'high'},{'email':'ana@example.org','risk_level':'Low'},"
				+ "{'name':'Bo','risk_level':'medium'}]}"))
			.containsExactly(user("user1@example.com", "User 1", RiskLevel.HIGH),
					user("user2@example.com", "User 2", RiskLevel.HIGH), user("ana@example.org", null, RiskLevel.LOW),
					user("user3@example.com", "Bo", RiskLevel.MEDIUM));
	}

	@Test
	void eventsAreReadWithTheirDetails() {
		UUID id = UUID.fromString("0b7c1e52-3f0d-4f2a-9d53-2f6a7c1e0001");
		assertThat(read("{'users':[{'id':'" + id + "','name':'Ana','events':[{'behavior':'imp_travel'},"
				+ "{'behavior':'imp_travel','risk_level':'low','timestamp':'2026-10-01T00:00:00Z','event_details':{'a':[1]}}]}]}"))
			.containsExactly(new TestUser(id, null, "Ana", null, List.of(new TestEvent(TRAVEL, null, null, null),
					new TestEvent(TRAVEL, RiskLevel.LOW, Instant.parse("2026-10-01T00:00:00Z"), "{\"a\":[1]}"))));
	}

	@Test
	void everyProblemHasItsPlace() {
		assertThat(problems("{}")).containsExactly("/users users is required");
		assertThat(problems("{'users':[]}")).containsExactly("/users users must be a list of 1 to 10000 elements");
		assertThat(problems("{'count':1,'users':[1,{},{'risk_level':'high','events':[{'behavior':'imp_travel'}]}]}"))
			.containsExactly("/count count is unknown", "/users/0 users[0] must be an object",
					"/users/1/risk_level risk_level or events is required, but not both",
					"/users/2/risk_level risk_level or events is required, but not both");
		assertThat(problems("{'users':[{'count':2,'email':'x','id':'1','risk_level':'none','level':1}]}"))
			.containsExactly("/users/0/level level is unknown", "/users/0/id id and count exclude each other",
					"/users/0/email email and count exclude each other",
					"/users/0/id id must be a UUID that is not nil", "/users/0/email email must be an e-mail address",
					"/users/0/risk_level risk_level must be one of low, medium, high");
		assertThat(problems("{'users':[{'count':10000,'risk_level':'low'},{'risk_level':'low'}]}"))
			.containsExactly("/users/1/count count makes more than 10,000 users of the body");
		assertThat(problems(
				"{'users':[{'email':'a@example.org','risk_level':'low'},{'email':'A@example.org','risk_level':'low'}]}"))
			.containsExactly("/users/1/email email stands twice in this body");
		assertThat(problems(
				"{'users':[{'events':[{'behavior':'no'},{'behavior':'imp_travel','timestamp':'2026-11-02T00:00:00Z'}]}]}"))
			.containsExactly("/users/0/events/0/behavior Unknown behavior",
					"/users/0/events/1/timestamp timestamp must not be more than 10 minutes in the future");
	}

	private static TestUser user(String email, @Nullable String name, RiskLevel level) {
		return new TestUser(null, email, name, level, List.of(TestEvent.of(level)));
	}

	private static List<TestUser> read(String body) {
		return TestUsers.read(JsonMapper.shared().readTree(body.replace('\'', '"')),
				(key) -> Optional.of(new Behavior(key)).filter(TRAVEL::equals), NOW);
	}

	private static List<String> problems(String body) {
		ApiException failure = catchThrowableOfType(ApiException.class, () -> read(body));
		return failure.errors()
			.stream()
			.map((error) -> Objects.requireNonNull(error.source()).pointer() + " " + error.message())
			.toList();
	}

}
