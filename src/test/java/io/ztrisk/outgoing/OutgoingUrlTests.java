package io.ztrisk.outgoing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests which texts are URLs for requests, and what is shown of them.
 */
class OutgoingUrlTests {

	@ParameterizedTest
	@CsvSource({ "https://hooks.example.com/a/b?token=x,https://hooks.example.com,hooks.example.com,/a/b?token=x",
			"HTTPS://Hooks.Example.COM,https://hooks.example.com,hooks.example.com,/",
			"https://hooks.example.com?x,https://hooks.example.com,hooks.example.com,/?x",
			"https://hooks.example.com./,https://hooks.example.com,hooks.example.com,/",
			"http://db:8080/%2F/..;a=b//,http://db:8080,db,/%2F/..;a=b//",
			"https://xn--bcher-kva.example//x,https://xn--bcher-kva.example,xn--bcher-kva.example,//x",
			"https://8.8.8.8:443/,https://8.8.8.8:443,8.8.8.8,/",
			"https://[2606:4700::1111]:8443/,https://[2606:4700::1111]:8443,2606:4700::1111,/",
			"https://1password.example.com/,https://1password.example.com,1password.example.com,/" })
	void aUrlIsKeptToTheLetterAndShownAsItsOrigin(String value, String origin, String host, String target) {
		OutgoingUrl url = OutgoingUrl.parse(value);
		assertThat(url.value()).isEqualTo(value);
		assertThat(url.origin()).isEqualTo(origin);
		assertThat(url).hasToString(origin);
		assertThat(url.host()).isEqualTo(host);
		assertThat(url.target()).isEqualTo(target);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ',
			value = { "ftp://example.com/ https://", "example.com/hook https://", "//example.com/ https://",
					"mailto:mia@example.com https://", "https:///hook host", "https:hook host", "https:/hook host",
					"https://user@example.com/ user", "https://user:word@example.com/ user",
					"https://@example.com/ user", "https://a@b@example.com/ user", "https://example.com/#top fragment",
					"https://example.com/# fragment", "https://exa_mple.com/ host", "https://example.com:0/ port",
					"https://example.com:65536/ port", "https://example.com:99999999999/ host",
					"https://bücher.example/ ASCII", "https://example.com/ü ASCII", "https://example.com/%zz valid",
					"https://exa%6dple.com/ host", "https://example.com\\@evil.example/ valid",
					"https://[fe80::1%25eth0]/ host", "https://[v1.x]/ valid", "https://./ host", "https://-/ host" })
	void anotherTextIsRefusedWithWhatItMustBe(String value, String problem) {
		assertThatExceptionOfType(OutgoingUrlException.class).isThrownBy(() -> OutgoingUrl.parse(value))
			.withMessageContaining(problem)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("example", "hook"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/a b", "https://example.com/\r\nX: y", "https://example.com/\0",
			" https://example.com/", "https://example.com/\n", "" })
	void blanksAndControlCharactersAreRefused(String value) {
		assertThatExceptionOfType(OutgoingUrlException.class).isThrownBy(() -> OutgoingUrl.parse(value))
			.withMessage("must have visible ASCII characters only, others encoded");
	}

	/**
	 * A resolver may take each of these for 127.0.0.1, also those that Java takes for
	 * names.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "017700000001", "127.1", "127.0.1",
			"127.0.0.01", "127.0.0.1.", "127.0.0.1..", "localhost..", "127.0.0.256", "0x7f.1", "1.2.3.4.5", "example.1",
			"example.0x7f", "[::ffff:127.0.0.1%1]", "１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①" })
	void anAddressInAnotherFormIsRefused(String host) {
		assertThatExceptionOfType(OutgoingUrlException.class)
			.isThrownBy(() -> OutgoingUrl.parse("https://" + host + "/"));
	}

	@Test
	void theLengthIsBounded() {
		String most = "https://example.com/" + "x".repeat(OutgoingUrl.MAX_LENGTH - 20);
		assertThat(OutgoingUrl.parse(most).value()).hasSize(2048);
		assertThatExceptionOfType(OutgoingUrlException.class).isThrownBy(() -> OutgoingUrl.parse(most + "x"))
			.withMessage("must have at most 2,048 characters");
	}

}
