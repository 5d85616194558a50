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

	/** Whether an account has a current key that opens. */
	public boolean canSign(AccountId account) {
		Optional<SigningKey> key = this.keys.current(account.value());
		try {
			return key.isPresent() && opened(key.get()).isPrivate();
		}
		catch (SecretException ex) {
			return false;
		}
	}

	/**
	 * Signs JSON with the current key of an account, by RS256.
	 * @param type the member {@code typ} of the header
	 * @return the compact form of a JWS (RFC 7515)
	 * @throws SecretException if the key does not open
	 */
	public String sign(AccountId account, String type, String json) throws SecretException {
		RSAKey key = opened(this.keys.current(account.value())
			.orElseThrow(() -> new IllegalStateException("The account has no key to sign with")));
		try {
			JWSObject signed = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.RS256).type(new JOSEObjectType(type))
				.keyID(key.getKeyID())
				.build(), new Payload(json));
			signed.sign(new RSASSASigner(key));
			return signed.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("A key that was sealed is not an RSA key", ex);
		}
	}

	private RSAKey opened(SigningKey key) throws SecretException {
		byte[] plain = this.secrets.open(key.place(), Objects.requireNonNull(key.sealed()));
		try {
			return RSAKey.parse(new String(plain, StandardCharsets.UTF_8));
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

}
