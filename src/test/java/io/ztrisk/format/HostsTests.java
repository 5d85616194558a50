package io.ztrisk.format;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Hosts in their one form, and what is registered of them.
 */
class HostsTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	@ParameterizedTest
	@CsvSource({ "EXAMPLE.com.,example.com", "example.com...,example.com", ".,''", "....,''", "'',''", "a:80,a",
			"[2001:DB8::1]:80,[2001:db8::1]", "bücher.example,xn--bcher-kva.example" })
	void aHostHasOneForm(String host, String form) {
		assertThat(Hosts.normalize(host)).isEqualTo(form);
	}

	@ParameterizedTest
	@CsvSource({ "a.b.example.com,example.com", "example.com,example.com", "com,com", "a.b.co.uk,b.co.uk",
			"a.one.github.io,one.github.io", "github.io,github.io", "a.b.city.kawasaki.jp,city.kawasaki.jp",
			"a.b.c.kawasaki.jp,b.c.kawasaki.jp", "a.xn--55qx5d.cn,a.xn--55qx5d.cn", "a.b.lan,b.lan",
			"intranet,intranet", "192.0.2.1,192.0.2.1", "2130706433,2130706433", "[2001:db8::1],[2001:db8::1]", "'',''",
			"_a.-b.example.com,example.com", "a..example.com,example.com" })
	void aDomainIsASuffixAndTheLabelBeforeIt(String host, String domain) {
		assertThat(Hosts.registrable(host)).isEqualTo(domain);
	}

	@Test
	void aHostOfAHundredLabelsHasADomainToo() {
		assertThat(Hosts.registrable("a.".repeat(120) + "example.com")).isEqualTo("example.com");
	}

	/**
	 * The characters that an expression goes back over, or that have a rule of their own.
	 */
	@ParameterizedTest
	@ValueSource(
			strings = { ".", ":", "[", "@", "/", "a", "a.", "1", "\u0130", "\u03a3", "\u4e00", "\ufdfa", "\u3002" })
	void theLongestTextsAreSoonRead(String part) {
		String text = part.repeat(2040 / part.length()) + "x";
		assertTimeoutPreemptively(SOON, () -> {
			for (int i = 0; i < 2000; i++) {
				assertThat(Hosts.registrable(Hosts.normalize(text))).isNotNull();
				assertThat(Hosts.ofUrl(text)).isNotNull();
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { ".", "a.", "1", "\u4e00", "\ufdfa", "\u3002" })
	void theLongestHostsAreSoonRead(String part) {
		String host = part.repeat(252 / part.length()) + "x";
		assertTimeoutPreemptively(SOON, () -> {
			for (int i = 0; i < 1000; i++) {
				assertThat(Hosts.registrable(Hosts.normalize(host))).isNotNull();
			}
		});
	}

}
