package io.ztrisk.test;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A receiver of Shared Signals in an account: a token of its own and its calls.
 */
public final class SsfReceiver {

	private static final JsonMapper JSON = new JsonMapper();

	private final ApiClient api;

	private final String account;

	private final JsonNode token;

	/**
	 * Makes the token of a receiver.
	 * @param permissions the names of its permissions, in quotes and separated by commas
	 */
	public SsfReceiver(ApiClient operator, String account, String permissions) {
		this.account = account;
		this.token = JSON
			.readTree(
					operator
						.post("/accounts/" + account + "/tokens", "application/json",
								"{\"name\":\"receiver\",\"permissions\":[" + permissions + "]}")
						.body())
			.path("result");
		this.api = operator.as(value());
	}

	public SsfReceiver(ApiClient operator, String account) {
		this(operator, account, "\"ssf_manage\"");
	}

	/** The id of the token. */
	public String id() {
		return this.token.path("id").asString();
	}

	/** The token. */
	public String value() {
		return this.token.path("value").asString();
	}

	/** A request of a path below {@code /ssf/{account_id}}. */
	public HttpRequest.Builder request(String path) {
		return this.api.request("/ssf/" + this.account + path);
	}

	public HttpResponse<String> call(String method, String path, String body) {
		return this.api.send(request(path).method(method, HttpRequest.BodyPublishers.ofString(body)));
	}

	/** Makes a stream, and returns its id. */
	public String stream(String body) {
		HttpResponse<String> answer = call("POST", "/stream", body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		return JSON.readTree(answer.body()).path("stream_id").asString();
	}

	/** The claims of the messages that a poll hands out, verified, by their ids. */
	public Map<String, JsonNode> poll(String stream, String body) {
		HttpResponse<String> answer = call("POST", "/poll/" + stream, body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		Map<String, JsonNode> claims = new LinkedHashMap<>();
		JSON.readTree(answer.body())
			.path("sets")
			.forEachEntry(
					(id, token) -> claims.put(id, JSON.readTree(verified(token.asString()).getPayload().toString())));
		return claims;
	}

	/** A token whose signature is that of a public key of the account. */
	public SignedJWT verified(String token) {
		try {
			SignedJWT parsed = SignedJWT.parse(token);
			JWK key = JWKSet.parse(this.api.send(this.api.bare("/ssf/" + this.account + "/jwks.json").GET()).body())
				.getKeyByKeyId(parsed.getHeader().getKeyID());
			assertThat(parsed.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
			return parsed;
		}
		catch (ParseException | JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
