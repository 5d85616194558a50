package io.ztrisk.detection;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events stay when their user is merged, also if what they were found in was pruned.
 */
@ServerTest
class MergedHistoryTests {

	private static final String ID = "7d1c2b3a-0000-4000-8000-000000000001";

	private final Account account;

	MergedHistoryTests(@LocalServerPort int port) {
		this.account = new Account(port);
	}

	@Test
	void anEventStaysWhoseObservationsWerePruned(@Autowired JdbcClient database) {
		this.account.enable("security_domain", "medium");
		Instant at = Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
		String query = """
				{"Datetime":"%s","QueryName":"bad.example.net","QueryCategoryIDs":[131],"QueryID":"1","Email":"mia@example.org"}"""
			.formatted(at);
		assertThat(this.account
			.send(this.account.request("/logs/gateway_dns").POST(HttpRequest.BodyPublishers.ofString(query)))
			.body()).contains("\"events\":1");
		database.sql("delete from observation where account_id = :account")
			.param("account", this.account.id())
			.update();
		assertThat(this.account.putUsers("{\"id\":\"" + ID + "\",\"email\":\"mia@example.org\"}").statusCode())
			.isEqualTo(200);
		assertThat(this.account.get("/" + ID).body()).contains("bad.example.net").contains("\"risk_level\":\"medium\"");
		assertThat(this.account.get("/summary").body()).contains("\"event_count\":1").contains(ID);
	}

}
