package io.ztrisk.outgoing;

import java.time.Duration;
import java.util.List;

import io.ztrisk.test.HttpReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no setting of the JVM sends a request by a proxy, which would look up the
 * name itself.
 */
@Isolated("It sets properties of the JVM")
class OutgoingProxyTests {

	@Test
	void theProxyOfTheSystemIsNotUsed() {
		List<String> kinds = List.of("http.proxy", "https.proxy", "socksProxy");
		try (HttpReceiver proxy = HttpReceiver.start();
				HttpReceiver receiver = HttpReceiver.start();
				OutgoingClient client = TestClient.of(TestClient.ALLOWED, TestClient.loopback(),
						Duration.ofSeconds(60))) {
			System.setProperty("http.nonProxyHosts", "");
			System.setProperty("socksNonProxyHosts", "");
			kinds.forEach((kind) -> {
				System.setProperty(kind + "Host", "127.0.0.1");
				System.setProperty(kind + "Port", String.valueOf(proxy.port()));
			});
			assertThat(client.send(TestClient.request(receiver.url("receiver.test", "/"))).isSuccess()).isTrue();
			assertThat(proxy.connections()).isZero();
		}
		finally {
			System.clearProperty("http.nonProxyHosts");
			System.clearProperty("socksNonProxyHosts");
			kinds.forEach((kind) -> {
				System.clearProperty(kind + "Host");
				System.clearProperty(kind + "Port");
			});
		}
	}

}
