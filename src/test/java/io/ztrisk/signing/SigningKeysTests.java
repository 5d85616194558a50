package io.ztrisk.signing;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.ztrisk.api.AccountId;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.database.Retry;
import io.ztrisk.secret.SecretException;
import io.ztrisk.secret.Secrets;
import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static io.ztrisk.test.ApiClient.assertFailure;
import static io.ztrisk.test.ApiClient.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests the keys of an account, from the first one to those that replace them.
 */
@ServerTest
class SigningKeysTests {

	/** In the future, so that the rotation of the server itself does nothing. */
	private static final Instant MADE = Instant.parse("2100-01-01T00:00:00Z");

	private final Account account;

	private final AccountId id;

	private final SigningKeys keys;

	private final SigningKeyRepository rows;

	private final Secrets secrets;

	private final AuditLog audit;

	private final Retry retry;

	private final JdbcClient database;

	@Autowired
	SigningKeysTests(@LocalServerPort int port, SigningKeys keys, SigningKeyRepository rows, Secrets secrets,
			AuditLog audit, Retry retry, JdbcClient database) {
		this.account = new Account(port);
		this.id = new AccountId(this.account.id());
		this.keys = keys;
		this.rows = rows;
		this.secrets = secrets;
		this.audit = audit;
		this.retry = retry;
		this.database = database;
	}

	@BeforeEach
	void anAccountBeginsWithoutKeys() {
		assertThat(this.keys.published(this.id)).isEqualTo("{\"keys\":[]}");
		assertThat(this.account.get("/signing_keys").body()).isEqualTo(success("[]"));
		assertThat(rotate("{}").body()).isEqualTo(success("[]"));
	}

	@Test
	void theFirstKeysAreACurrentOneThatSignsAndANextOne() throws Exception {
		this.keys.require(this.id);
		this.keys.require(this.id);
		JWKSet published = JWKSet.parse(this.keys.published(this.id));
		assertThat(published.getKeys()).hasSize(2).allSatisfy((key) -> {
			assertThat(key.isPrivate()).isFalse();
			assertThat(key.size()).isEqualTo(2048);
			assertThat(key.computeThumbprint().toString()).isEqualTo(key.getKeyID());
			assertThat(key.toJSONObject()).containsOnlyKeys("kty", "e", "use", "kid", "alg", "n")
				.containsEntry("use", "sig")
				.containsEntry("alg", "RS256");
		});
		JWSObject signed = JWSObject.parse(this.keys.sign(this.id, "secevent+jwt", "{\"a\":\"ü\"}"));
		assertThat(signed.getHeader().toJSONObject())
			.isEqualTo(Map.of("typ", "secevent+jwt", "alg", "RS256", "kid", kid(KeyState.CURRENT)));
		assertThat(signed.getPayload().toString()).isEqualTo("{\"a\":\"ü\"}");
		assertThat(verifies(published, signed)).isTrue();
		assertThat(this.account.get("/signing_keys").body())
			.contains("{\"kid\":\"" + kid(KeyState.NEXT) + "\",\"since\":\"")
			.contains("\",\"state\":\"next\"}")
			.doesNotContain("\"d\"");
	}

	@Test
	void manyFirstUsersMakeOnePairOfKeys() throws Exception {
		try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Void>> calls = Collections.nCopies(4, () -> {
				this.keys.require(this.id);
				return null;
			});
			for (Future<Void> call : users.invokeAll(calls)) {
				call.get();
			}
		}
		assertThat(JWKSet.parse(this.keys.published(this.id)).getKeys()).hasSize(2);
	}

	@Test
	void turningMakesTheNextKeyTheCurrentOne() throws Exception {
		this.keys.require(this.id);
		String first = kid(KeyState.CURRENT);
		String second = kid(KeyState.NEXT);
		JWSObject signed = JWSObject.parse(this.keys.sign(this.id, "jwt", "{}"));
		assertThat(rotate("{}").statusCode()).isEqualTo(200);
		assertThat(kid(KeyState.CURRENT)).isEqualTo(second);
		assertThat(kid(KeyState.OLD)).isEqualTo(first);
		assertThat(verifies(JWKSet.parse(this.keys.published(this.id)), signed)).isTrue();
		assertThat(this.database.sql("select count(*) from signing_key where account_id = :account and sealed is null")
			.param("account", this.account.id())
			.query(Long.class)
			.single()).isEqualTo(1);
		assertThat(rotate("{\"revoke\":null}").statusCode()).isEqualTo(200);
		assertThat(JWKSet.parse(this.keys.published(this.id)).getKeys()).extracting(JWK::getKeyID)
			.hasSize(3)
			.contains(second)
			.doesNotContain(first);
		assertThat(this.account.get("/audit?action=signing_key_turned").body()).contains(
				"\"after\":{\"current\":\"" + second + "\",\"revoked\":false}",
				"\"before\":{\"current\":\"" + first + "\"}");
	}

	@Test
	void aRevokedKeyIsNotPublicAnyMore() throws Exception {
		this.keys.require(this.id);
		String first = kid(KeyState.CURRENT);
		rotate("{}");
		String second = kid(KeyState.CURRENT);
		HttpResponse<String> answer = rotate("{\"revoke\":true}");
		assertThat(answer.body()).doesNotContain(first, second, "\"old\"");
		assertThat(JWKSet.parse(this.keys.published(this.id)).getKeys()).hasSize(2);
	}

	@Test
	void aBodyIsRefusedWithThePlaceOfItsProblem() {
		this.keys.require(this.id);
		String before = this.account.get("/signing_keys").body();
		assertFailure(rotate("{\"revoke\":\"yes\"}"), 400,
				"{\"code\":12003,\"message\":\"revoke must be a boolean\",\"source\":{\"pointer\":\"/revoke\"}}");
		assertThat(rotate("{\"revoked\":true}").statusCode()).isEqualTo(400);
		assertThat(rotate("[]").statusCode()).isEqualTo(400);
		assertThat(this.account.get("/signing_keys").body()).isEqualTo(before);
	}

	@Test
	void keysAreTurnedAfterNinetyDaysAndAnOldOneGoesAfterAWeek() {
		this.keys.require(this.id);
		since(MADE);
		String first = kid(KeyState.CURRENT);
		String second = kid(KeyState.NEXT);
		turnAt(Duration.ofDays(90).minusMillis(1));
		assertThat(kid(KeyState.CURRENT)).isEqualTo(first);
		turnAt(Duration.ofDays(90));
		assertThat(kid(KeyState.CURRENT)).isEqualTo(second);
		assertThat(kid(KeyState.OLD)).isEqualTo(first);
		turnAt(Duration.ofDays(97).minusMillis(1));
		assertThat(kid(KeyState.OLD)).isEqualTo(first);
		turnAt(Duration.ofDays(97));
		assertThat(this.rows.of(this.account.id())).hasSize(2);
	}

	@Test
	void aKeyThatIsNotPublicForADayDoesNotSignByItself() {
		this.keys.require(this.id);
		since(MADE);
		this.database.sql("update signing_key set since = :since where account_id = :account and state = 'next'")
			.param("account", this.account.id())
			.param("since", Timestamp.from(MADE.plus(Duration.ofDays(90))))
			.update();
		String first = kid(KeyState.CURRENT);
		turnAt(Duration.ofDays(91).minusMillis(1));
		assertThat(kid(KeyState.CURRENT)).isEqualTo(first);
		turnAt(Duration.ofDays(91));
		assertThat(kid(KeyState.OLD)).isEqualTo(first);
	}

	@Test
	void messagesVerifyWhileKeysAreTurned() throws Exception {
		this.keys.require(this.id);
		Set<String> kids = new HashSet<>();
		try (ExecutorService turner = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> turning = turner.submit(() -> rotate("{}"));
			while (!turning.isDone()) {
				JWSObject signed = JWSObject.parse(this.keys.sign(this.id, "jwt", "{}"));
				kids.add(signed.getHeader().getKeyID());
				assertThat(verifies(JWKSet.parse(this.keys.published(this.id)), signed)).isTrue();
			}
			turning.get();
		}
		assertThat(kids).isNotEmpty();
	}

	@Test
	void aKeyOfAnotherAccountDoesNotOpen() {
		this.keys.require(this.id);
		String other = "other" + this.account.id().substring(5);
		this.database.sql(
				"insert into signing_key select :other, kid, state, since, public_key, sealed from signing_key where account_id = :account")
			.param("other", other)
			.param("account", this.account.id())
			.update();
		assertThatThrownBy(() -> this.keys.sign(new AccountId(other), "jwt", "{}")).isInstanceOf(SecretException.class);
	}

	private void since(Instant time) {
		this.database.sql("update signing_key set since = :since where account_id = :account")
			.param("account", this.account.id())
			.param("since", Timestamp.from(time))
			.update();
	}

	private void turnAt(Duration after) {
		new KeyRotation(this.rows, this.keys, this.secrets, this.audit, this.retry,
				Clock.fixed(MADE.plus(after), ZoneOffset.UTC))
			.turnIfDue(this.account.id());
	}

	private String kid(KeyState state) {
		return this.rows.of(this.account.id())
			.stream()
			.map(SigningKey::listed)
			.filter((key) -> key.state() == state)
			.map(Listed::kid)
			.findFirst()
			.orElseThrow();
	}

	private static boolean verifies(JWKSet published, JWSObject signed) throws Exception {
		JWK key = published.getKeyByKeyId(signed.getHeader().getKeyID());
		return key != null && signed.verify(new RSASSAVerifier(key.toRSAKey()));
	}

	private HttpResponse<String> rotate(String body) {
		return this.account.send(this.account.request("/signing_keys/rotate")
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

}
