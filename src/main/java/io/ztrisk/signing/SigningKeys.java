package io.ztrisk.signing;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import io.ztrisk.api.AccountId;
import io.ztrisk.database.Retry;
import io.ztrisk.secret.SecretException;
import io.ztrisk.secret.Secrets;

import org.springframework.stereotype.Component;

/**
 * The keys of accounts: makes the first ones, signs, and publishes.
 */
@Component
public class SigningKeys {

	private static final Duration CACHED = Duration.ofSeconds(60);

	private static final int MAX_ACCOUNTS = 10_000;

	private final SigningKeyRepository keys;

	private final Secrets secrets;

	private final Retry retry;

	private final Clock clock;

	/** By the account's id, of unknown accounts too. */
	private final Cache<String, String> published = Caffeine.newBuilder()
		.expireAfterWrite(CACHED)
		.maximumSize(MAX_ACCOUNTS)
		.executor(Runnable::run)
		.build();

	SigningKeys(SigningKeyRepository keys, Secrets secrets, Retry retry, Clock clock) {
		this.keys = keys;
		this.secrets = secrets;
		this.retry = retry;
		this.clock = clock;
	}

	/**
	 * Makes the current and the next key of an account that has none, in a transaction of
	 * its own.
	 * @throws io.ztrisk.api.ApiException with NOT_CONFIGURED if nothing can be sealed
	 */
	public void require(AccountId account) {
		this.secrets.requireConfigured();
		String accountId = account.value();
		if (this.keys.current(accountId).isPresent()) {
			return;
		}
		NewKey current = NewKey.make();
		NewKey next = NewKey.make();
		this.retry.inTransaction(() -> {
			this.keys.lock(accountId);
			boolean missing = this.keys.current(accountId).isEmpty();
			if (missing) {
				this.keys.save(current.of(accountId, KeyState.CURRENT, this.clock.instant(), this.secrets));
				this.keys.save(next.of(accountId, KeyState.NEXT, this.clock.instant(), this.secrets));
			}
			return missing;
		});
		forget(accountId);
	}

	/**
	 * The signer with the current key of an account; empty if no secrets key opens it.
	 */
	public Optional<Signer> signer(AccountId account) {
		return this.keys.current(account.value()).flatMap(this::opened).map(Signer::new);
	}

	private Optional<RSAKey> opened(SigningKey key) {
		try {
			byte[] plain = this.secrets.open(key.place(), Objects.requireNonNull(key.sealed()));
			return Optional.of(RSAKey.parse(new String(plain, StandardCharsets.UTF_8)));
		}
		catch (SecretException ex) {
			return Optional.empty();
		}
		catch (ParseException ex) {
			throw new IllegalStateException("A key that was sealed is not an RSA key", ex);
		}
	}

	/**
	 * The public keys of an account as a JWK set (RFC 7517), at most a minute old. An
	 * unknown account has none.
	 */
	public String published(AccountId account) {
		return this.published.get(account.value(), (accountId) -> {
			List<SigningKey> all = this.keys.of(accountId);
			return all.stream().map(SigningKey::publicKey).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
		});
	}

	void forget(String accountId) {
		this.published.invalidate(accountId);
	}

	/** Signs JSON with a key, by RS256. */
	public static final class Signer {

		private final RSAKey key;

		private Signer(RSAKey key) {
			this.key = key;
		}

		/**
		 * Signs JSON.
		 * @param type the member {@code typ} of the header
		 * @return the compact form of a JWS (RFC 7515)
		 */
		public String sign(String type, String json) {
			try {
				JWSObject signed = new JWSObject(
						new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType(type))
							.keyID(this.key.getKeyID())
							.build(),
						new Payload(json));
				signed.sign(new RSASSASigner(this.key));
				return signed.serialize();
			}
			catch (JOSEException ex) {
				throw new IllegalStateException("A key that was sealed is not an RSA key", ex);
			}
		}

	}

}
