package io.ztrisk.access;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens that were good a moment ago.
 */
@ServerTest
class RevocationTests {

	private static final String VERIFY = "/user/tokens/verify";

	private static final String AUTHENTICATION = "{\"code\":10000,\"message\":\"Authentication error\"}";

	private final String tokens = "/accounts/" + ApiClient.newScoring().split("/")[2] + "/tokens";

	private final ApiClient api;

	private final JdbcClient database;

	RevocationTests(@LocalServerPort int port, @Autowired JdbcClient database) {
		this.api = new ApiClient(port);
		this.database = database;
	}

	@Test
	void aDeletedTokenIsRefusedAtOnce() {
		HttpResponse<String> made = make("");
		ApiClient holder = holder(made);
		this.api.delete(this.tokens + "/" + id(made));
		assertFailure(holder.get(VERIFY), 403, AUTHENTICATION);
	}

	@Test
	void theOldValueOfARolledTokenIsRefusedAtOnce() {
		HttpResponse<String> made = make("");
		ApiClient holder = holder(made);
		this.api.put(this.tokens + "/" + id(made) + "/value", "{}");
		assertFailure(holder.get(VERIFY), 403, AUTHENTICATION);
	}

	/**
	 * This instance sees changes by another one only in the database.
	 */
	@Test
	void aTokenThatAnotherInstanceDeletesIsRefusedWithinFiveSeconds() throws Exception {
		HttpResponse<String> made = make("");
		ApiClient holder = holder(made);
		this.database.sql("delete from token where id = :id").param("id", id(made)).update();
		assertFailure(holder.getWhileOk(VERIFY, Duration.ofSeconds(5)), 403, AUTHENTICATION);
	}

	@Test
	void aTokenThatExpiresIsRefusedFromThenOn() throws Exception {
		Instant end = Instant.now().plusMillis(700);
		ApiClient holder = holder(make(",\"expires_on\":\"" + end + "\""));
		// The server's clock is the real one.
		Thread.sleep(Duration.between(Instant.now(), end).plusMillis(1));
		assertFailure(holder.get(VERIFY), 403, AUTHENTICATION);
	}

	/** The holder of the token, who has used it just now. */
	private ApiClient holder(HttpResponse<String> made) {
		ApiClient holder = this.api.as(made.body().replaceAll(".*\"value\":\"([0-9a-f]{64})\".*", "$1"));
		assertThat(holder.get(VERIFY).statusCode()).isEqualTo(200);
		return holder;
	}

	private HttpResponse<String> make(String more) {
		return this.api.post(this.tokens, "application/json",
				"{\"name\":\"Brief\",\"permissions\":[\"logs_write\"]" + more + "}");
	}

	private static String id(HttpResponse<String> made) {
		return made.body().replaceAll(".*\"id\":\"([0-9a-f]{32})\".*", "$1");
	}

}
