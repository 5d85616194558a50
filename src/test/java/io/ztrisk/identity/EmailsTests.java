package io.ztrisk.identity;

import java.util.Random;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmailsTests {

	private static final int TEXTS = 200_000;

	private static final Pattern FORMAT = Pattern.compile("[^@\\s\\p{Z}\\p{Cc}]+@[^@\\s\\p{Z}\\p{Cc}]+");

	private static final String CHARACTERS = "@@@aZ0.-_+'\"!~ \t\n\u0000\u001f\u007f\u0080\u00a0\u00e9\u2003\ud83d\ude00";

	private final Random random = new Random(20261129);

	@Test
	void emailHasTheFormatOfThePattern() {
		int valid = 0;
		for (int i = 0; i < TEXTS; i++) {
			String email = text();
			boolean expected = FORMAT.matcher(email).matches();
			assertThat(Emails.isValid(email)).as(email).isEqualTo(expected);
			valid += expected ? 1 : 0;
		}
		assertThat(valid).isBetween(TEXTS / 100, TEXTS / 2);
	}

	@Test
	void emailHasAtMost320Characters() {
		assertThat(Emails.isValid("a@" + "b".repeat(Emails.MAX_LENGTH - 2))).isTrue();
		assertThat(Emails.isValid("a@" + "b".repeat(Emails.MAX_LENGTH - 1))).isFalse();
	}

	private String text() {
		// Mostly of characters that an e-mail may have.
		int characters = this.random.nextBoolean() ? 14 : CHARACTERS.length();
		StringBuilder text = new StringBuilder();
		for (int i = this.random.nextInt(9); i > 0; i--) {
			text.append(CHARACTERS.charAt(this.random.nextInt(characters)));
		}
		return text.toString();
	}

}
