package io.ztrisk.access;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ztrisk.api.Permission;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every call tried with every single permission.
 */
@ServerTest
class CallPermissionTests {

	private static final String USER = "/zt_risk_scoring/11111111-1111-4111-8111-111111111111";

	private static final String PERSON = USER.replace("zt_risk_scoring", "zt_risk_scoring/users");

	private static final String EVENT = PERSON + "/events/22222222-2222-8222-8222-222222222222";

	private static final String WEBHOOK = "/zt_risk_scoring/webhooks/22222222-2222-4222-8222-222222222222";

	private static final String INTEGRATION = WEBHOOK.replace("webhooks", "integrations");

	private static final String SIGNAL = WEBHOOK.replace("webhooks", "signals");

	private static final String TOKEN = "/tokens/11111111111111111111111111111111";

	private final String account = ApiClient.newScoring().replace("/zt_risk_scoring", "");

	private final ApiClient api;

	CallPermissionTests(@LocalServerPort int port) {
		this.api = new ApiClient(port);
	}

	/**
	 * A call, a body for it, what is answered if it may be made, and with which
	 * permissions it may.
	 */
	static Stream<Arguments> calls() {
		Set<Permission> none = EnumSet.noneOf(Permission.class);
		Set<Permission> all = EnumSet.allOf(Permission.class);
		Set<Permission> read = EnumSet.of(Permission.ZERO_TRUST_READ, Permission.ZERO_TRUST_WRITE);
		Set<Permission> write = EnumSet.of(Permission.ZERO_TRUST_WRITE);
		Set<Permission> triage = EnumSet.of(Permission.ZERO_TRUST_TRIAGE, Permission.ZERO_TRUST_WRITE);
		Set<Permission> pii = EnumSet.of(Permission.ZERO_TRUST_PII_READ);
		Set<Permission> logs = EnumSet.of(Permission.LOGS_WRITE);
		Set<Permission> tokens = EnumSet.of(Permission.TOKENS_WRITE);
		return Stream.of(Arguments.of("GET", "/zt_risk_scoring/behaviors", "", 200, read),
				Arguments.of("PUT", "/zt_risk_scoring/behaviors", "{\"behaviors\":{}}", 200, write),
				Arguments.of("GET", "/zt_risk_scoring/settings", "", 200, read),
				Arguments.of("PUT", "/zt_risk_scoring/settings", "{}", 200, write),
				Arguments.of("POST", "/zt_risk_scoring/dry_run", "{\"days\":1}", 200, read),
				Arguments.of("POST", "/zt_risk_scoring/excluded_networks", "{\"cidr\":\"::/0\",\"reason\":\"r\"}", 200,
						write),
				Arguments.of("GET", "/zt_risk_scoring/changes", "", 200, pii),
				Arguments.of("GET", "/zt_risk_scoring/integrations", "", 200, read),
				Arguments.of("GET", INTEGRATION, "", 404, read),
				Arguments.of("GET", "/zt_risk_scoring/integrations/reference_id/nope", "", 404, read),
				Arguments.of("POST", "/zt_risk_scoring/integrations", "{}", 400, write),
				Arguments.of("PUT", INTEGRATION, "{\"tenant_url\":\"https://example.org\"}", 404, write),
				Arguments.of("DELETE", INTEGRATION, "", 404, write),
				Arguments.of("GET", "/zt_risk_scoring/webhooks", "", 200, read),
				Arguments.of("GET", WEBHOOK, "", 404, read), Arguments.of("DELETE", WEBHOOK, "", 404, write),
				Arguments.of("GET", WEBHOOK + "/deliveries", "", 404, pii),
				Arguments.of("POST", "/zt_risk_scoring/webhooks", "{}", 400, none),
				Arguments.of("PUT", WEBHOOK, "{}", 404, none),
				Arguments.of("POST", WEBHOOK + "/secret", "{}", 404, none),
				Arguments.of("POST", WEBHOOK + "/test", "", 404, none),
				Arguments.of("POST", WEBHOOK + "/deliveries/22222222-2222-8222-8222-222222222222/redeliver", "", 404,
						none),
				Arguments.of("GET", "/zt_risk_scoring/signals", "", 200, read),
				Arguments.of("PUT", SIGNAL, "{}", 404, write), Arguments.of("DELETE", SIGNAL, "", 404, write),
				Arguments.of("GET", "/zt_risk_scoring/summary", "", 200, pii), Arguments.of("GET", USER, "", 404, pii),
				Arguments.of("POST", USER + "/reset", "", 404, triage),
				Arguments.of("POST", "/zt_risk_scoring/dismissals", bulk("events", ",\"verdict\":\"benign\""), 200,
						triage),
				Arguments.of("POST", "/zt_risk_scoring/dismissals/undo",
						bulk("events", "").replace("\"reason\":\"r\",", ""), 200, triage),
				Arguments.of("POST", "/zt_risk_scoring/resets", bulk("users", ""), 200, triage),
				Arguments.of("POST", "/zt_risk_scoring/events", "{\"events\":[]}", 200, logs),
				Arguments.of("POST", "/zt_risk_scoring/logs/gateway_dns", "", 200, logs),
				Arguments.of("POST", "/zt_risk_scoring/logs/nope", "", 404, logs),
				Arguments.of("GET", "/zt_risk_scoring/logs/rejected", "", 200, pii),
				Arguments.of("POST", "/zt_risk_scoring/logs/rejected/replay", "", 200, logs),
				Arguments.of("GET", "/zt_risk_scoring/feeds", "", 200, read),
				Arguments.of("GET", "/zt_risk_scoring/statistics", "", 200, read),
				Arguments.of("PUT", "/zt_risk_scoring/users", "{\"users\":[]}", 200, write),
				Arguments.of("GET", "/zt_risk_scoring/users?email=ann@example.org", "", 200, pii),
				Arguments.of("GET", PERSON + "/export", "", 404, pii),
				Arguments.of("GET", PERSON + "/events", "", 404, pii), Arguments.of("GET", EVENT, "", 404, pii),
				Arguments.of("PUT", EVENT + "/dismissal", "{\"reason\":\"r\",\"verdict\":\"benign\"}", 404, triage),
				Arguments.of("DELETE", EVENT + "/dismissal", "", 404, triage),
				Arguments.of("DELETE", PERSON, "", 404, EnumSet.noneOf(Permission.class)),
				Arguments.of("GET", "/tokens", "", 200, tokens),
				Arguments.of("POST", "/tokens", "{\"name\":\"t\",\"permissions\":[\"tokens_write\"]}", 200, tokens),
				Arguments.of("GET", TOKEN, "", 404, tokens), Arguments.of("DELETE", TOKEN, "", 404, tokens),
				Arguments.of("PUT", TOKEN + "/value", "{}", 404, tokens), Arguments.of("PUT", TOKEN, "{}", 404, tokens),
				Arguments.of("GET", "/tokens/permission_groups", "", 200, tokens),
				Arguments.of("GET", "/tokens/verify", "", 200, all), Arguments.of("GET", "", "", 200, all));
	}

	@ParameterizedTest
	@MethodSource("calls")
	void aCallPassesWithItsPermissionOnly(String method, String path, String body, int status, Set<Permission> enough) {
		for (Permission permission : Permission.values()) {
			ApiClient caller = this.api.as(token(permission));
			for (String base : new String[] { "", "/client/v4" }) {
				HttpResponse<String> answer = caller.send(caller.request(base + this.account + path)
					.header("Content-Type", "application/json")
					.method(method, HttpRequest.BodyPublishers.ofString(body)));
				if (enough.contains(permission)) {
					assertThat(answer.statusCode()).as(permission.wire()).isEqualTo(status);
				}
				else {
					assertFailure(answer, 403, "{\"code\":10000,\"message\":\"Authentication error\"}");
				}
			}
		}
	}

	@Test
	void aPersonIsErasedWithBothPermissions() {
		ApiClient both = this.api.as(token(Permission.ZERO_TRUST_WRITE, Permission.ZERO_TRUST_PII_READ));
		assertThat(both.delete(this.account + PERSON).statusCode()).isEqualTo(404);
		ApiClient others = this.api
			.as(token(Permission.ZERO_TRUST_PII_READ, Permission.ZERO_TRUST_READ, Permission.LOGS_WRITE));
		assertFailure(others.delete(this.account + PERSON), 403,
				"{\"code\":10000,\"message\":\"Authentication error\"}");
	}

	private String token(Permission... permissions) {
		return this.api
			.post(this.account + "/tokens", "application/json",
					"{\"name\":\"t\",\"permissions\":[" + Stream.of(permissions)
						.map((permission) -> "\"" + permission.wire() + "\"")
						.collect(Collectors.joining(",")) + "]}")
			.body()
			.replaceAll(".*\"value\":\"([^\"]+)\".*", "$1");
	}

	private static String bulk(String name, String more) {
		String event = "events".equals(name) ? "\"event_id\":\"22222222-2222-8222-8222-222222222222\"," : "";
		return "{\"reason\":\"r\",\"%s\":[{%s\"user_id\":\"11111111-1111-4111-8111-111111111111\"}]%s}".formatted(name,
				event, more);
	}

}
