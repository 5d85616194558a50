package io.ztrisk.secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.format.Sha256;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests that a secret opens with its key, at its place and unchanged, and never
 * otherwise.
 */
class SecretsTests {

	private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";

	private static final String OTHER = "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100";

	private static final SecretPlace PLACE = new SecretPlace("acme", "subscription", "7d0b", "secret");

	private static final byte[] PLAIN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".getBytes(StandardCharsets.US_ASCII);

	private final Secrets secrets = secrets(KEY, null);

	@Test
	void aSecretOpensAtItsPlace() throws SecretException {
		byte[] sealed = this.secrets.seal(PLACE, PLAIN);
		assertThat(this.secrets.open(PLACE, sealed)).isEqualTo(PLAIN);
		assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("whsec_");
	}

	@Test
	void aSecretIsSealedInTheDocumentedFormat() throws Exception {
		byte[] sealed = this.secrets.seal(PLACE, PLAIN);
		byte[] key = HexFormat.of().parseHex(KEY);
		assertThat(Arrays.copyOf(sealed, 4)).isEqualTo(Arrays.copyOf(Sha256.digest().digest(key), 4));
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, sealed, 4, 12));
		cipher.updateAAD(
				"\0\0\0\4acme\0\0\0\14subscription\0\0\0\0047d0b\0\0\0\6secret".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(cipher.doFinal(sealed, 16, sealed.length - 16)).isEqualTo(PLAIN);
	}

	@Test
	void aSecretIsSealedAnewEachTime() {
		assertThat(this.secrets.seal(PLACE, PLAIN)).isNotEqualTo(this.secrets.seal(PLACE, PLAIN));
	}

	@ParameterizedTest
	@CsvSource({ "umbrella,subscription,7d0b,secret", "acme,signing_key,7d0b,secret", "acme,subscription,7d0c,secret",
			"acme,subscription,7d0b,authorization", "acme,subscription,7d0bs,ecret", "acmes,ubscription,7d0b,secret",
			"'',acmesubscription,7d0b,secret" })
	void aSecretThatWasMovedDoesNotOpen(String account, String table, String row, String field) {
		byte[] sealed = this.secrets.seal(PLACE, PLAIN);
		assertDoesNotOpen(this.secrets, new SecretPlace(account, table, row, field), sealed);
	}

	@Test
	void anotherKeyDoesNotOpenASecret() {
		byte[] sealed = this.secrets.seal(PLACE, PLAIN);
		assertDoesNotOpen(secrets(OTHER, null), PLACE, sealed);
		assertDoesNotOpen(secrets(null, null), PLACE, sealed);
	}

	/** As if two keys had the same mark. */
	@Test
	void anotherKeyWithTheSameMarkDoesNotOpenASecret() {
		byte[] sealed = this.secrets.seal(PLACE, PLAIN);
		byte[] marked = secrets(OTHER, null).seal(PLACE, PLAIN);
		System.arraycopy(sealed, 0, marked, 0, 4);
		assertDoesNotOpen(this.secrets, PLACE, marked);
	}

	@Test
	void theOldKeyOpensButDoesNotSeal() throws SecretException {
		byte[] sealed = this.secrets.seal(PLACE, PLAIN);
		Secrets turned = secrets(OTHER, KEY);
		assertThat(turned.open(PLACE, sealed)).isEqualTo(PLAIN);
		assertThat(turned.sealedByOldKey(sealed)).isTrue();
		byte[] anew = turned.seal(PLACE, PLAIN);
		assertThat(turned.sealedByOldKey(anew)).isFalse();
		assertThat(secrets(OTHER, null).open(PLACE, anew)).isEqualTo(PLAIN);
		assertDoesNotOpen(this.secrets, PLACE, anew);
	}

	@Test
	void nothingIsSealedByAnOldKeyThatIsNotThereOrTheSame() {
		byte[] sealed = this.secrets.seal(PLACE, PLAIN);
		assertThat(this.secrets.sealedByOldKey(sealed)).isFalse();
		assertThat(secrets(KEY, KEY).sealedByOldKey(sealed)).isFalse();
		assertThat(secrets(OTHER, KEY).sealedByOldKey(new byte[3])).isFalse();
	}

	@Test
	void aTruncatedSecretDoesNotOpen() {
		byte[] sealed = this.secrets.seal(PLACE, PLAIN);
		for (int length = 0; length < sealed.length; length++) {
			assertDoesNotOpen(this.secrets, PLACE, Arrays.copyOf(sealed, length));
		}
		assertDoesNotOpen(this.secrets, PLACE, Arrays.copyOf(sealed, sealed.length + 1));
	}

	@Test
	void aSecretWithAFlippedBitDoesNotOpen() {
		byte[] sealed = this.secrets.seal(PLACE, PLAIN);
		for (int bit = 0; bit < sealed.length * 8; bit++) {
			byte[] flipped = sealed.clone();
			flipped[bit / 8] ^= (byte) (1 << (bit % 8));
			assertDoesNotOpen(this.secrets, PLACE, flipped);
		}
	}

	/** The seed is 18. */
	@Test
	void randomSecretsOpenAtTheirPlacesAlone() throws SecretException {
		Random random = new Random(18);
		for (int i = 0; i < 2_000; i++) {
			SecretPlace place = place(random);
			SecretPlace other = place(random);
			byte[] plain = new byte[random.nextInt(300)];
			random.nextBytes(plain);
			byte[] sealed = this.secrets.seal(place, plain);
			assertThat(this.secrets.open(place, sealed)).isEqualTo(plain);
			if (!other.equals(place)) {
				assertThat(other.bytes()).isNotEqualTo(place.bytes());
				assertDoesNotOpen(this.secrets, other, sealed);
			}
		}
	}

	/** Of few characters, so that parts of different places are often the same. */
	private static SecretPlace place(Random random) {
		return new SecretPlace(part(random), part(random), part(random), part(random));
	}

	private static String part(Random random) {
		return "a\0é\u0001".repeat(2).substring(0, random.nextInt(9));
	}

	@ParameterizedTest
	@ValueSource(strings = { "access tokens", "", "ü" })
	void keysAreDerivedByHkdf(String purpose) throws Exception {
		byte[] pseudorandom = hmac(new byte[32], HexFormat.of().parseHex(KEY));
		byte[] label = (purpose + "\1").getBytes(StandardCharsets.UTF_8);
		assertThat(this.secrets.derive(purpose)).isEqualTo(hmac(pseudorandom, label));
	}

	/** RFC 5869 says how it is made of HMAC. */
	private static byte[] hmac(byte[] key, byte[] message) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key, "HmacSHA256"));
		return mac.doFinal(message);
	}

	@Test
	void withoutAKeyNothingIsSealedOrDerived() {
		Secrets none = secrets("", null);
		assertThat(none.configured()).isFalse();
		assertThat(this.secrets.configured()).isTrue();
		assertThat(none.sealedByOldKey(new byte[40])).isFalse();
		assertNotConfigured(none::requireConfigured);
		assertNotConfigured(() -> none.seal(PLACE, PLAIN));
		assertNotConfigured(() -> none.derive("x"));
	}

	private static void assertNotConfigured(Runnable call) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(call::run)
			.withMessage("The server is not configured for this call: set ZTRISK_SECRETS_KEY")
			.extracting(ApiException::code)
			.isEqualTo(ErrorCode.NOT_CONFIGURED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "0123456789abcdef", KEY + "0", KEY + "\n", " " + KEY,
			"g0112233445566778899aabbccddeeff00112233445566778899aabbccddeeff" })
	void aMalformedKeyStopsTheStartAndIsNotShown(String key) {
		assertThatIllegalArgumentException().isThrownBy(() -> secrets(key, null))
			.withMessage("ZTRISK_SECRETS_KEY (ztrisk.secrets.key) must be exactly 64 hexadecimal digits");
		assertThatIllegalArgumentException().isThrownBy(() -> secrets(KEY, key))
			.withMessage("ZTRISK_SECRETS_KEY_OLD (ztrisk.secrets.key-old) must be exactly 64 hexadecimal digits");
	}

	@Test
	void anOldKeyAloneStopsTheStart() {
		assertThatIllegalArgumentException().isThrownBy(() -> secrets(null, KEY))
			.withMessageContaining("ZTRISK_SECRETS_KEY (ztrisk.secrets.key) is not");
	}

	@Test
	void keysAreInNoText() {
		assertThat(new SecretProperties(KEY, OTHER).toString()).doesNotContain(KEY, OTHER);
	}

	private static Secrets secrets(@Nullable String key, @Nullable String old) {
		return new Secrets(new SecretProperties(key, old));
	}

	private static void assertDoesNotOpen(Secrets secrets, SecretPlace place, byte[] sealed) {
		assertThatExceptionOfType(SecretException.class).isThrownBy(() -> secrets.open(place, sealed));
	}

}
