package io.ztrisk.console;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The origin of the console for a setting and a request.
 */
class ConsoleOriginTests {

	@ParameterizedTest
	@ValueSource(strings = { "risk.example.com", "http://risk.example.com", "https://",
			"https://risk.example.com/ztrisk", "https://user@risk.example.com", "https://risk.example.com?x",
			"https://risk.example.com#x", "ftp://localhost", "https://risk.example.com:port", "https://-",
			"https://a b", "http://127.0.0.2", "https://[::1" })
	void anotherAddressStopsTheStart(String url) {
		assertThatThrownBy(() -> new ConsoleOrigin(new ConsoleProperties(true, url)))
			.hasMessageStartingWith("ZTRISK_PUBLIC_URL (ztrisk.public-url) must be an address with https");
	}

	@ParameterizedTest
	@CsvSource({ "https://risk.example.com,risk.example.com,https://risk.example.com",
			"https://Risk.Example.com:443/,RISK.example.com,https://risk.example.com",
			"https://risk.example.com,risk.example.com:443,https://risk.example.com",
			"https://risk.example.com:8443,risk.example.com:8443,https://risk.example.com:8443",
			"http://localhost:8080,localhost:8080,http://localhost:8080", "http://[::1],[::1]:80,http://[::1]",
			",localhost:8080,http://localhost:8080", "http://127.0.0.1:8080,localhost:8080,http://localhost:8080",
			",127.0.0.1,http://127.0.0.1", "'',[::1]:1,http://[::1]:1" })
	void theHostOfTheConsoleIsAnswered(String url, String host, String origin) {
		assertThat(new ConsoleOrigin(new ConsoleProperties(true, url)).of(request(host)).orElseThrow())
			.hasToString(origin);
	}

	@ParameterizedTest
	@CsvSource({ "https://risk.example.com,localhost", "https://risk.example.com,risk.example.com:8443",
			"https://risk.example.com,risk.example.com:80", "https://risk.example.com,risk.example.com.",
			"https://risk.example.com,x.risk.example.com", "http://localhost:8080,127.0.0.1:8081",
			"http://localhost:8080,localhost", ",risk.example.com", ",localhost@evil.example" })
	void anotherHostIsNotAnswered(String url, String host) {
		assertThat(new ConsoleOrigin(new ConsoleProperties(true, url)).of(request(host))).isEmpty();
	}

	@Test
	void aRequestWithoutAHostIsNotAnswered() {
		assertThat(new ConsoleOrigin(new ConsoleProperties(true, null)).of(new MockHttpServletRequest())).isEmpty();
	}

	@Test
	void onlyHttpsIsSecure() {
		assertThat(ConsoleOrigin.parse("https://risk.example.com").orElseThrow().isSecure()).isTrue();
		assertThat(ConsoleOrigin.parse("http://localhost").orElseThrow().isSecure()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "https://Risk.Example.com:443/,https://risk.example.com", "http://[::1]:8080,http://[::1]:8080" })
	void theConfiguredOriginHasNoSlashAtItsEnd(String url, String origin) {
		assertThat(new ConsoleOrigin(new ConsoleProperties(true, url)).requireConfigured()).hasToString(origin);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " " })
	void aCallThatNeedsTheConfiguredOriginNamesTheSetting(String url) {
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> new ConsoleOrigin(new ConsoleProperties(true, url)).requireConfigured())
			.withMessage("The server is not configured for this call: set ZTRISK_PUBLIC_URL")
			.extracting(ApiException::code)
			.isEqualTo(ErrorCode.NOT_CONFIGURED);
	}

	private static MockHttpServletRequest request(String host) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Host", host);
		return request;
	}

}
