package io.ztrisk.test;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Makes the RSA keys of the servers in the tests' own process of few primes: each key is
 * another pair of them. Without its second compiler, Java searches for half a second for
 * the two primes of a key, and more than a hundred accounts get two keys each.
 */
public final class RsaKeys extends KeyPairGeneratorSpi {

	private static final int BITS = 2048;

	private static final List<BigInteger> PRIMES = new ArrayList<>();

	/** The numbers of the two primes of the next key. The second one is less. */
	private static int first = 1;

	private static int second;

	/**
	 * Refuses other sizes, so that Java looks for another provider.
	 */
	@Override
	public void initialize(int bits, SecureRandom random) {
		if (bits != BITS) {
			throw new InvalidParameterException("Only of " + BITS + " bits");
		}
	}

	@Override
	public KeyPair generateKeyPair() {
		try {
			return next();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static synchronized KeyPair next() throws GeneralSecurityException {
		while (PRIMES.size() <= first) {
			findPrimes();
		}
		KeyPair key = of(PRIMES.get(first), PRIMES.get(second));
		second++;
		if (second == first) {
			first++;
			second = 0;
		}
		return key;
	}

	private static void findPrimes() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
		generator.initialize(BITS);
		RSAPrivateCrtKey made = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
		PRIMES.add(made.getPrimeP());
		PRIMES.add(made.getPrimeQ());
	}

	/** Any two primes of 1024 bits that Java finds have a product of 2048 bits. */
	private static KeyPair of(BigInteger p, BigInteger q) throws GeneralSecurityException {
		BigInteger e = BigInteger.valueOf(65_537);
		BigInteger ofP = p.subtract(BigInteger.ONE);
		BigInteger ofQ = q.subtract(BigInteger.ONE);
		BigInteger d = e.modInverse(ofP.multiply(ofQ).divide(ofP.gcd(ofQ)));
		KeyFactory keys = KeyFactory.getInstance("RSA", "SunRsaSign");
		return new KeyPair(keys.generatePublic(new RSAPublicKeySpec(p.multiply(q), e)), keys.generatePrivate(
				new RSAPrivateCrtKeySpec(p.multiply(q), e, d, p, q, d.mod(ofP), d.mod(ofQ), q.modInverse(p))));
	}

	/**
	 * Has Java take keys from here.
	 */
	@TestConfiguration(proxyBeanMethods = false)
	static class Configuration {

		@Bean
		Provider rsaKeys() {
			Provider provider = new FewPrimes();
			Security.insertProviderAt(provider, 1);
			return provider;
		}

	}

	/**
	 * The provider of these keys.
	 */
	private static final class FewPrimes extends Provider {

		FewPrimes() {
			super("FewPrimes", "1", "RSA keys for tests");
			putService(new Service(this, "KeyPairGenerator", "RSA", RsaKeys.class.getName(), null, null));
		}

	}

}
