package io.ztrisk.signing;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.database.Retry;
import io.ztrisk.secret.Secrets;
import io.ztrisk.test.Account;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
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

	private final ApplicationEventPublisher events;

	private final Retry retry;

	private final JdbcClient database;

	@Autowired
	SigningKeysTests(@LocalServerPort int port, SigningKeys keys, SigningKeyRepository rows, Secrets secrets,
			AuditLog audit, ApplicationEventPublisher events, Retry retry, JdbcClient database) {
		this.account = new Account(port);
		this.id = new AccountId(this.account.id());
		this.keys = keys;
		this.rows = rows;
		this.secrets = secrets;
		this.audit = audit;
		this.events = events;
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
		JWSObject signed = JWSObject
			.parse(this.keys.signer(this.id).orElseThrow().sign("secevent+jwt", "{\"a\":\"ü\"}"));
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
		JWSObject signed = JWSObject.parse(this.keys.signer(this.id).orElseThrow().sign("jwt", "{}"));
		assertThat(rotate("{}").statusCode()).isEqualTo(200);
		assertThat(kid(KeyState.CURRENT)).isEqualTo(second);
		assertThat(kid(KeyState.OLD)).isEqualTo(first);
		assertThat(verifies(JWKSet.parse(this.keys.published(this.id)), signed)).isTrue();
		assertThat(this.database.sql("select count(*) from signing_key where account_id = :account and sealed is null")
			.param("account", this.account.id())
			.query(Long.class)
			.single()).isEqualTo(1);
		assertThat(this.account.get("/audit?action=signing_key_turned").body()).contains(
				"\"after\":{\"current\":\"" + second + "\",\"revoked\":false}",
				"\"before\":{\"current\":\"" + first + "\"}");
	}

	@Test
	void everyKeyThatHasSignedStaysPublicWhileKeysAreRotatedAgain() throws Exception {
		this.keys.require(this.id);
		JWSObject first = JWSObject.parse(this.keys.signer(this.id).orElseThrow().sign("jwt", "{}"));
		rotate("{}");
		JWSObject second = JWSObject.parse(this.keys.signer(this.id).orElseThrow().sign("jwt", "{}"));
		HttpResponse<String> answer = rotate("{\"revoke\":null}");
		assertThat(answer.body()).isEqualTo(this.account.get("/signing_keys").body());
		assertThat(kids(KeyState.OLD)).containsExactly(second.getHeader().getKeyID(), first.getHeader().getKeyID());
		JWKSet published = JWKSet.parse(this.keys.published(this.id));
		assertThat(published.getKeys()).extracting(JWK::getKeyID)
			.containsExactlyInAnyOrderElementsOf(
					this.rows.of(this.account.id()).stream().map((key) -> key.listed().kid()).toList())
			.hasSize(4);
		assertThat(verifies(published, first)).isTrue();
		assertThat(verifies(published, second)).isTrue();
	}

	@Test
	void aRevokedKeyIsNotPublicAnyMoreAndOlderOnesAre() throws Exception {
		this.keys.require(this.id);
		String first = kid(KeyState.CURRENT);
		rotate("{}");
		String second = kid(KeyState.CURRENT);
		String third = kid(KeyState.NEXT);
		assertThat(rotate("{\"revoke\":true}").body()).contains(first).doesNotContain(second);
		assertThat(kid(KeyState.CURRENT)).isEqualTo(third);
		assertThat(kids(KeyState.OLD)).containsExactly(first);
		assertThat(JWKSet.parse(this.keys.published(this.id)).getKeys()).extracting(JWK::getKeyID)
			.containsExactlyInAnyOrder(first, third, kid(KeyState.NEXT));
	}

	@Test
	void eachOldKeyGoesAWeekAfterItsLastMessage() {
		this.keys.require(this.id);
		since(MADE);
		String first = kid(KeyState.CURRENT);
		String second = kid(KeyState.NEXT);
		rotationAt(Duration.ofDays(1)).rotate(Actor.SERVER, this.id, false);
		rotationAt(Duration.ofDays(3)).rotate(Actor.SERVER, this.id, false);
		rotateAt(Duration.ofDays(8).minusMillis(1));
		assertThat(kids(KeyState.OLD)).containsExactly(second, first);
		rotateAt(Duration.ofDays(8));
		assertThat(kids(KeyState.OLD)).containsExactly(second);
		rotateAt(Duration.ofDays(10).minusMillis(1));
		assertThat(kids(KeyState.OLD)).containsExactly(second);
		rotateAt(Duration.ofDays(10));
		assertThat(this.rows.of(this.account.id())).hasSize(2);
	}

	@Test
	void anEleventhOldKeyIsRefusedUnlessTheCurrentOneIsRevoked() {
		this.keys.require(this.id);
		makeOld(10);
		String before = this.account.get("/signing_keys").body();
		String next = kid(KeyState.NEXT);
		assertFailure(rotate("{}"), 409, tooMany("old1", "2100-01-08T01:00:00Z"));
		assertFailure(rotate("{\"revoke\":false}"), 409, tooMany("old1", "2100-01-08T01:00:00Z"));
		assertThat(this.account.get("/signing_keys").body()).isEqualTo(before);
		assertThat(this.account.get("/audit?action=signing_key_turned").body()).contains("\"entries\":[]");
		assertThat(rotate("{\"revoke\":true}").statusCode()).isEqualTo(200);
		assertThat(kid(KeyState.CURRENT)).isEqualTo(next);
		assertThat(kids(KeyState.OLD)).hasSize(10);
	}

	@Test
	void anOldKeyMakesRoomAsSoonAsItsWeekIsOver() {
		this.keys.require(this.id);
		makeOld(10);
		Duration week = Duration.ofDays(7).plusHours(1);
		assertThatThrownBy(() -> rotationAt(week.minusMillis(1)).rotate(Actor.SERVER, this.id, false))
			.isInstanceOf(ApiException.class);
		String first = kid(KeyState.CURRENT);
		rotationAt(week).rotate(Actor.SERVER, this.id, false);
		assertThat(kids(KeyState.OLD)).hasSize(10).startsWith(first).doesNotContain("old1");
	}

	@Test
	void theServerTurnsKeysOfAnAccountWithTenOldOnes() {
		this.keys.require(this.id);
		since(MADE.minus(Duration.ofDays(90)));
		makeOld(10);
		rotateAt(Duration.ofHours(11));
		assertThat(kids(KeyState.OLD)).hasSize(11);
		assertFailure(rotate("{}"), 409, tooMany("old2", "2100-01-08T02:00:00Z"));
	}

	@Test
	void callsAtTheSameTimeTurnKeysOneAfterTheOther() throws Exception {
		this.keys.require(this.id);
		makeOld(4);
		Set<String> signed = ConcurrentHashMap.newKeySet();
		signed.add(kid(KeyState.CURRENT));
		List<Integer> answers = new ArrayList<>();
		try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Integer>> calls = Collections.nCopies(8, () -> {
				HttpResponse<String> answer = rotate("{}");
				signed.add(kid(KeyState.CURRENT));
				return answer.statusCode();
			});
			for (Future<Integer> call : users.invokeAll(calls)) {
				answers.add(call.get());
			}
		}
		assertThat(answers).containsOnly(200, 409);
		assertThat(answers).filteredOn((status) -> status == 200).hasSize(6);
		assertThat(kids(KeyState.CURRENT)).hasSize(1);
		assertThat(kids(KeyState.NEXT)).hasSize(1);
		signed.remove(kid(KeyState.CURRENT));
		assertThat(kids(KeyState.OLD)).hasSize(10).containsAll(signed);
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
	void keysAreRotatedAfterNinetyDaysAndAnOldOneGoesAfterAWeek() {
		this.keys.require(this.id);
		since(MADE);
		String first = kid(KeyState.CURRENT);
		String second = kid(KeyState.NEXT);
		rotateAt(Duration.ofDays(90).minusMillis(1));
		assertThat(kid(KeyState.CURRENT)).isEqualTo(first);
		rotateAt(Duration.ofDays(90));
		assertThat(kid(KeyState.CURRENT)).isEqualTo(second);
		assertThat(kid(KeyState.OLD)).isEqualTo(first);
		rotateAt(Duration.ofDays(97).minusMillis(1));
		assertThat(kid(KeyState.OLD)).isEqualTo(first);
		rotateAt(Duration.ofDays(97));
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
		rotateAt(Duration.ofDays(91).minusMillis(1));
		assertThat(kid(KeyState.CURRENT)).isEqualTo(first);
		rotateAt(Duration.ofDays(91));
		assertThat(kid(KeyState.OLD)).isEqualTo(first);
	}

	@Test
	void messagesVerifyWhileKeysAreRotated() throws Exception {
		this.keys.require(this.id);
		Set<String> kids = new HashSet<>();
		try (ExecutorService rotator = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<?> rotation = rotator.submit(() -> rotate("{}"));
			while (!rotation.isDone()) {
				JWSObject signed = JWSObject.parse(this.keys.signer(this.id).orElseThrow().sign("jwt", "{}"));
				kids.add(signed.getHeader().getKeyID());
				assertThat(verifies(JWKSet.parse(this.keys.published(this.id)), signed)).isTrue();
			}
			rotation.get();
		}
		assertThat(kids).isNotEmpty();
	}

	@Test
	void aKeyOfAnotherAccountDoesNotOpen() {
		this.keys.require(this.id);
		String other = "other" + this.account.id().substring(5);
		assertThat(this.database.sql(
				"insert into signing_key select :other, kid, state, since, public_key, sealed from signing_key where account_id = :account")
			.param("other", other)
			.param("account", this.account.id())
			.update()).isEqualTo(2);
		assertThat(this.keys.signer(new AccountId(other))).isEmpty();
	}

	private void since(Instant time) {
		this.database.sql("update signing_key set since = :since where account_id = :account")
			.param("account", this.account.id())
			.param("since", Timestamp.from(time))
			.update();
	}

	/** Makes old keys, of which one after the other has stopped signing an hour later. */
	private void makeOld(int count) {
		this.database
			.sql("""
					insert into signing_key
					select account_id, 'old' || number, 'old', cast(:made as timestamptz) + number * interval '1 hour', public_key, null
					from signing_key, generate_series(1, :count) as number
					where account_id = :account and state = 'current'""")
			.param("made", Timestamp.from(MADE))
			.param("count", count)
			.param("account", this.account.id())
			.update();
	}

	private static String tooMany(String kid, String until) {
		return """
				{"code":12021,"message":"The account has 10 old keys, which is the maximum. \
				Call again from %s on, when key %s is deleted, or set revoke to true, which deletes the current key"}"""
			.formatted(until, kid);
	}

	private void rotateAt(Duration after) {
		rotationAt(after).rotateIfDue(this.account.id());
	}

	private KeyRotation rotationAt(Duration after) {
		return new KeyRotation(this.rows, this.keys, this.secrets, new KeySealing(this.rows, this.secrets), this.audit,
				this.events, this.retry, Clock.fixed(MADE.plus(after), ZoneOffset.UTC));
	}

	private String kid(KeyState state) {
		return kids(state).getFirst();
	}

	/** The keys with a state, newest first. */
	private List<String> kids(KeyState state) {
		return this.rows.of(this.account.id())
			.stream()
			.map(SigningKey::listed)
			.filter((key) -> key.state() == state)
			.map(ListedKey::kid)
			.toList();
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
