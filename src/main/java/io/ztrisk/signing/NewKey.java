package io.ztrisk.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.ztrisk.secret.Secrets;

/**
 * A new RSA key of 2048 bits, which no account has yet. Making one takes some hundred
 * milliseconds, so no transaction is open meanwhile.
 */
record NewKey(RSAKey key) {

	private static final int BITS = 2048;

	static NewKey make() {
		try {
			return new NewKey(new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE)
				.algorithm(JWSAlgorithm.RS256)
				.keyIDFromThumbprint(true)
				.generate());
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("No RSA key can be made", ex);
		}
	}

	SigningKey of(String accountId, KeyState state, Instant now, Secrets secrets) {
		String kid = this.key.getKeyID();
		byte[] plain = this.key.toJSONString().getBytes(StandardCharsets.UTF_8);
		return new SigningKey(accountId, kid, state, now, this.key.toPublicJWK().toJSONString(),
				secrets.seal(SigningKey.place(accountId, kid), plain));
	}

}
