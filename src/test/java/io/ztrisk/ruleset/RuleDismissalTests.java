package io.ztrisk.ruleset;

import java.time.Duration;
import java.time.Instant;

import io.ztrisk.test.Account;
import io.ztrisk.test.Logs;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which findings of a rule end the dismissal of their event.
 */
@ServerTest
class RuleDismissalTests {

	private static final Instant HOUR = Logs.TIME;

	private final Account account;

	@Autowired
	private JdbcClient database;

	RuleDismissalTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	/** The rule names the country, and shows the user agent besides. */
	@BeforeEach
	void dismissAnEvent() {
		assertThat(this.account.put("/behaviors/custom_login", """
				{"name":"Login","risk_level":"high","enabled":true,"rule":{"activities":["login_success"],\
				"where":[{"country|exists":true}],"show":["user_agent"]}}""").statusCode()).isEqualTo(200);
		send(0, "192.0.2.7", "DE", "curl");
		dismiss("Hers");
		assertThat(state()).isEqualTo("dismissed");
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.8, DE, curl, dismissed", "192.0.2.7, DE, wget, dismissed", "192.0.2.7, de, curl, dismissed",
			"192.0.3.7, DE, curl, counting", "192.0.2.7, FR, curl, counting" })
	void theNetworkAndTheFieldsThatItNamesDecide(String address, String country, String agent, String state) {
		send(1, address, country, agent);
		assertThat(state()).isEqualTo(state);
	}

	@Test
	void anEventThatIsDismissedWhileItsRuleIsSuspendedIsComparedByTheRuleToo() {
		assertThat(this.database.sql("""
				update behavior_setting set suspended = true, enabled = false
				where account_id = :account and behavior = 'custom_login'""")
			.param("account", this.account.id())
			.update()).isOne();
		dismiss("Hers again");
		this.account.enable("custom_login", "high");
		send(1, "192.0.2.8", "DE", "wget");
		assertThat(state()).isEqualTo("dismissed");
	}

	private void dismiss(String reason) {
		assertThat(this.account
			.put("/users/" + user() + "/events/" + event() + "/dismissal",
					"{\"verdict\":\"benign\",\"reason\":\"" + reason + "\"}")
			.statusCode()).isEqualTo(200);
	}

	private void send(int second, String address, String country, String agent) {
		assertThat(Logs
			.send(this.account, "okta_system_log",
					"""
							{"uuid":"%s-%d","published":"%s","eventType":"user.session.start","outcome":{"result":"SUCCESS"},\
							"actor":{"id":"00u1","type":"User","alternateId":"mia@example.org"},\
							"client":{"ipAddress":"%s","geographicalContext":{"country":"%s"},"userAgent":{"rawUserAgent":"%s"}}}
							"""
						.formatted(this.account.id(), second, HOUR.plus(Duration.ofSeconds(second)), address, country,
								agent))
			.body()).contains("\"matched\":1,");
	}

	private String user() {
		return this.account.derivedId("mia@example.org");
	}

	private String event() {
		return first("/id");
	}

	private String state() {
		return first("/state");
	}

	private String first(String member) {
		return JsonMapper.shared()
			.readTree(this.account.get("/users/" + user() + "/events").body())
			.at("/result/events/0" + member)
			.asString();
	}

}
