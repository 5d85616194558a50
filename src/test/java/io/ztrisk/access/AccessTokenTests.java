package io.ztrisk.access;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.ztrisk.test.ApiClient;
import io.ztrisk.test.SecondServer;
import io.ztrisk.test.ServerTest;
import io.ztrisk.test.SsfReceiver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Access tokens by the grant of client credentials, over HTTP.
 */
@ServerTest
class AccessTokenTests {

	private static final String GRANT = "grant_type=client_credentials";

	private final ApiClient api;

	private final String account = ApiClient.newScoring().split("/")[2];

	private final SsfReceiver receiver;

	private final JdbcClient database;

	AccessTokenTests(@Autowired SecondServer publicServer, @Autowired JdbcClient database) {
		this.api = new ApiClient(publicServer.port());
		this.receiver = new SsfReceiver(this.api, this.account);
		this.database = database;
	}

	@Test
	void aTokenGetsAnAccessTokenByItsIdAndValue() {
		HttpResponse<String> answer = grant(GRANT, basic(this.receiver.id(), this.receiver.value()));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(answer.body()).matches("\\{\"access_token\":\"[\\w.-]+\",\"expires_in\":3600,"
				+ "\"scope\":\"ssf\\.read ssf\\.manage\",\"token_type\":\"Bearer\"}");
		assertThat(streams(token(answer)).body()).isEqualTo("[]");
		assertThat(streams(token(grant(GRANT + form(this.receiver), null))).body()).isEqualTo("[]");
	}

	@Test
	void aScopeLimitsAnAccessToken() {
		String read = token(grant(GRANT + "&scope=ssf.read" + form(this.receiver), null));
		assertThat(streams(read).statusCode()).isEqualTo(200);
		HttpResponse<String> refused = make(read);
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer error=\"insufficient_scope\"");
		String manage = token(grant(GRANT + "&scope=ssf.manage" + form(this.receiver), null));
		assertThat(streams(manage).statusCode()).isEqualTo(200);
	}

	@Test
	void anAccessTokenIsGoodForItsAccountBelowSsfAlone() {
		SsfReceiver everywhere = new SsfReceiver(this.api, this.account, "\"ssf_manage\",\"zero_trust_read\"");
		String token = token(grant(GRANT + form(everywhere), null));
		assertThat(streams(token).statusCode()).isEqualTo(200);
		assertThat(this.api.as(token).get("/ssf/other/stream").statusCode()).isEqualTo(401);
		assertThat(this.api.as(token).get("/accounts/" + this.account + "/zt_risk_scoring/behaviors").statusCode())
			.isEqualTo(403);
		assertThat(this.api.as(token).get("/accounts/" + this.account + "/tokens/verify").statusCode()).isEqualTo(403);
		assertThat(this.api.as(everywhere.value())
			.get("/accounts/" + this.account + "/zt_risk_scoring/behaviors")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void anAccessTokenEndsWithItsToken() {
		String token = token(grant(GRANT + form(this.receiver), null));
		assertThat(streams(token).statusCode()).isEqualTo(200);
		this.api.delete("/accounts/" + this.account + "/tokens/" + this.receiver.id());
		assertThat(streams(token).statusCode()).isEqualTo(401);
		SsfReceiver other = new SsfReceiver(this.api, this.account);
		String ofOther = token(grant(GRANT + form(other), null));
		this.database.sql("update token set expires_on = issued_on where id = :id").param("id", other.id()).update();
		assertThat(streams(ofOther).statusCode()).isEqualTo(401);
	}

	@Test
	void anAccessTokenThatIsChangedIsUnknown() {
		String token = token(grant(GRANT + form(this.receiver), null));
		for (int i = 0; i < token.length(); i += 7) {
			String changed = token.substring(0, i) + ((token.charAt(i) == 'A') ? 'B' : 'A') + token.substring(i + 1);
			assertThat(streams(changed).statusCode()).as(changed).isEqualTo(401);
		}
		String claims = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString((this.receiver.id() + " " + this.account + " 99999999999 ssf_manage")
				.getBytes(StandardCharsets.UTF_8));
		for (String forged : new String[] { claims + ".", claims + "." + token.split("[.]")[1], "." + token, "a.b" }) {
			assertThat(streams(forged).statusCode()).as(forged).isEqualTo(401);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "'' | 400 | invalid_request", "grant_type=password | 400 | unsupported_grant_type",
					"grant_type=client_credentials&grant_type=client_credentials | 400 | invalid_request",
					"grant_type=client_credentials&scope=ssf.read+x | 400 | invalid_scope",
					"grant_type=client_credentials&scope=%zz | 400 | invalid_request" })
	void aRequestThatIsNotValidIsRefused(String form, int status, String error) {
		HttpResponse<String> answer = grant(form, basic(this.receiver.id(), this.receiver.value()));
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).startsWith("{\"error\":\"" + error + "\",\"error_description\":\"");
	}

	@Test
	void aClientThatIsUnknownIsRefused() {
		for (String authorization : new String[] { basic(this.receiver.id(), "f".repeat(64)),
				basic("f".repeat(32), this.receiver.value()), "Basic x", "Bearer " + this.receiver.value(),
				basic("", "") }) {
			HttpResponse<String> answer = grant(GRANT, authorization);
			assertThat(answer.statusCode()).as(authorization).isEqualTo(401);
			assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"ztrisk\"");
			assertThat(answer.body()).startsWith("{\"error\":\"invalid_client\",");
		}
		assertThat(grant(GRANT, null).body()).contains("invalid_client");
		assertThat(grant(GRANT + form(this.receiver), basic(this.receiver.id(), this.receiver.value())).body())
			.contains("invalid_request");
	}

	@Test
	void aTokenWithoutThePermissionGetsNoAccessToken() {
		SsfReceiver reader = new SsfReceiver(this.api, this.account, "\"zero_trust_write\"");
		assertThat(grant(GRANT + form(reader), null).body()).contains("invalid_scope");
		SsfReceiver elsewhere = new SsfReceiver(this.api, "other");
		assertThat(grant(GRANT + form(elsewhere), null).body()).contains("invalid_scope");
		SsfReceiver half = new SsfReceiver(this.api, this.account, "\"ssf_read\"");
		assertThat(grant(GRANT + form(half), null).body()).contains("\"scope\":\"ssf.read\"");
		assertThat(grant(GRANT + "&scope=ssf.manage" + form(half), null).body()).contains("invalid_scope");
	}

	private HttpResponse<String> grant(String form, @Nullable String authorization) {
		HttpRequest.Builder request = this.api.bare("/ssf/" + this.account + "/token")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form));
		return this.api.send((authorization != null) ? request.header("Authorization", authorization) : request);
	}

	private HttpResponse<String> streams(String token) {
		return this.api.as(token).get("/ssf/" + this.account + "/stream");
	}

	private HttpResponse<String> make(String token) {
		return this.api.as(token).post("/ssf/" + this.account + "/stream", "application/json", "{}");
	}

	private static String basic(String id, String value) {
		return "Basic " + Base64.getEncoder().encodeToString((id + ":" + value).getBytes(StandardCharsets.UTF_8));
	}

	private static String form(SsfReceiver client) {
		return "&client_id=" + client.id() + "&client_secret=" + client.value();
	}

	private static String token(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.body().replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
	}

}
