package io.ztrisk.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.ztrisk.test.HttpReceiver;
import io.ztrisk.test.Reply;
import io.ztrisk.test.TestCertificate;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that nothing connects to a receiver that is not allowed, by whatever name, and
 * that the name is still that of the certificate.
 */
class OutgoingGuardTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static TestCertificate certificate;

	private static HttpReceiver receiver;

	private final Addresses system = new SystemAddresses();

	@BeforeAll
	static void start() throws Exception {
		certificate = TestCertificate.of("dns:receiver.test");
		receiver = HttpReceiver.start(certificate.server());
	}

	@AfterAll
	static void stop() {
		receiver.close();
	}

	@AfterEach
	void forget() {
		receiver.forget();
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "localhost", "LOCALHOST.", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
			"[0:0:0:0:0:ffff:7f00:0001]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]", "[::]", "0.0.0.0" })
	void nothingConnectsToALoopbackAddress(String host) {
		int before = receiver.connections();
		try (OutgoingClient client = TestClient.of("", this.system, certificate.client(), LONG)) {
			for (String scheme : List.of("https://", "http://")) {
				OutgoingAnswer answer = client.send(TestClient.request(scheme + host + ":" + receiver.port() + "/"));
				assertThat(answer.error()).isEqualTo(OutgoingError.REFUSED_ADDRESS);
				assertThat(answer.status()).isNull();
			}
		}
		assertThat(receiver.connections()).isEqualTo(before);
	}

	/** As a resolver of the system may understand them, had the URL been accepted. */
	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1", "10.0.0.1", "169.254.169.254", "fd00:ec2::254", "100.100.100.200" })
	void nothingConnectsToANameWithARefusedAddress(String address) {
		int before = receiver.connections();
		Addresses mixed = (host) -> List.of(InetAddress.ofLiteral("93.184.215.14"), InetAddress.ofLiteral(address));
		try (OutgoingClient client = TestClient.of("", mixed, certificate.client(), LONG)) {
			String url = receiver.url("receiver.test", "/");
			assertThat(client.check(url).value()).isEqualTo(url);
			assertThat(client.send(TestClient.request(url)).error()).isEqualTo(OutgoingError.REFUSED_ADDRESS);
		}
		assertThat(receiver.connections()).isEqualTo(before);
	}

	@Test
	void aNameThatChangesAfterItsCheckIsRefused() {
		AtomicReference<String> address = new AtomicReference<>("127.0.0.1");
		AtomicInteger lookUps = new AtomicInteger();
		Addresses rebound = (host) -> {
			lookUps.incrementAndGet();
			return List.of(InetAddress.ofLiteral(address.get()));
		};
		// The address 127.0.0.1 stands for a public one.
		try (OutgoingClient client = TestClient.of(TestClient.ALLOWED, rebound, certificate.client(), LONG)) {
			OutgoingRequest request = TestClient.request(client.check(receiver.url("receiver.test", "/")).value());
			receiver.next(Reply.raw("HTTP/1.1 200 Status\r\nConnection: close\r\n\r\n", false));
			assertThat(client.send(request).isSuccess()).isTrue();
			assertThat(lookUps).hasValue(1);
			address.set("127.0.0.2");
			assertThat(client.send(request).error()).isEqualTo(OutgoingError.REFUSED_ADDRESS);
			assertThat(receiver.requests()).hasSize(1);
		}
	}

	/**
	 * Each look-up has another result: the client asks once, and uses what was checked.
	 */
	@Test
	void aNameThatChangesBetweenCheckAndConnectionIsConnectedAsChecked() {
		AtomicInteger lookUps = new AtomicInteger();
		Addresses flipping = (host) -> List
			.of(InetAddress.ofLiteral((lookUps.getAndIncrement() % 2 == 0) ? "127.0.0.1" : "127.0.0.2"));
		try (OutgoingClient client = TestClient.of(TestClient.ALLOWED, flipping, certificate.client(), LONG)) {
			assertThat(client.send(TestClient.request(receiver.url("receiver.test", "/"))).isSuccess()).isTrue();
			assertThat(lookUps).hasValue(1);
		}
	}

	@Test
	void theCertificateMustBeForTheName() {
		try (OutgoingClient client = TestClient.of(TestClient.ALLOWED, TestClient.loopback(), certificate.client(),
				LONG)) {
			assertThat(client.send(TestClient.request(receiver.url("receiver.test", "/"))).isSuccess()).isTrue();
			assertThat(client.send(TestClient.request(receiver.url("receiver.test.", "/"))).isSuccess()).isTrue();
			for (String host : List.of("other.test", "x.receiver.test", "127.0.0.1")) {
				assertThat(client.send(TestClient.request(receiver.url(host, "/"))).error())
					.isEqualTo(OutgoingError.TLS);
			}
		}
		assertThat(receiver.requests()).hasSize(2);
	}

	@Test
	void theCertificateMustBeTrusted() {
		try (OutgoingClient client = TestClient.of(TestClient.ALLOWED, TestClient.loopback(),
				SSLContexts.createDefault(), LONG)) {
			assertThat(client.send(TestClient.request(receiver.url("receiver.test", "/"))).error())
				.isEqualTo(OutgoingError.TLS);
		}
		assertThat(receiver.requests()).isEmpty();
	}

	@Test
	void aHandshakeThatStandsStillIsEnded() {
		try (HttpReceiver plain = HttpReceiver.start();
				OutgoingClient client = TestClient.of(TestClient.ALLOWED, TestClient.loopback(), certificate.client(),
						Duration.ofMillis(700))) {
			String url = "https://receiver.test:" + plain.port() + "/";
			assertThat(client.send(TestClient.request(url)).error()).isEqualTo(OutgoingError.TIMEOUT);
		}
	}

	@Test
	void httpReachesAllowedAddressesOnly() {
		Addresses publicToo = (host) -> host.equals("mixed.test")
				? List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("8.8.8.8"))
				: List.of(InetAddress.ofLiteral("127.0.0.1"));
		try (HttpReceiver plain = HttpReceiver.start();
				OutgoingClient client = TestClient.of(TestClient.ALLOWED, publicToo, LONG);
				OutgoingClient strict = TestClient.of("", publicToo, LONG)) {
			assertThat(client.send(TestClient.request(client.check(plain.url("inside.test", "/")).value())).isSuccess())
				.isTrue();
			assertThat(client.send(TestClient.request(plain.url("mixed.test", "/"))).error())
				.isEqualTo(OutgoingError.REFUSED_ADDRESS);
			assertThatExceptionOfType(OutgoingUrlException.class)
				.isThrownBy(() -> strict.check(plain.url("inside.test", "/")))
				.withMessage("must begin with https://");
			assertThat(plain.requests()).hasSize(1);
		}
	}

	@Test
	void aNameWithoutAddressesIsTold() {
		Addresses none = (host) -> {
			if (host.equals("empty.test")) {
				return List.of();
			}
			throw new UnknownHostException(host);
		};
		try (OutgoingClient client = TestClient.of("", none, LONG)) {
			for (String host : List.of("empty.test", "unknown.test")) {
				assertThat(client.send(TestClient.request("https://" + host + "/")).error())
					.isEqualTo(OutgoingError.DNS);
			}
		}
	}

	@Test
	void theResolverOfTheSystemKnowsLocalhostAndLiterals() throws UnknownHostException {
		assertThat(this.system.of("localhost")).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
		assertThat(this.system.of("::1")).hasSize(1);
		assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> this.system.of("unknown.invalid"))
			.withMessage(null);
	}

}
