package io.ztrisk.outgoing;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLContext;

import org.apache.hc.core5.ssl.SSLContexts;

/**
 * Creates clients as tests need them. Their names have the addresses that a test says.
 */
final class TestClient {

	static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

	static final String ALLOWED = "127.0.0.1/32";

	private static final byte[] BODY = "{\"secret\":1}".getBytes(StandardCharsets.UTF_8);

	private TestClient() {
	}

	static OutgoingClient of(String allow, Addresses addresses, Duration total) {
		return of(allow, addresses, SSLContexts.createDefault(), total);
	}

	static OutgoingClient of(String allow, Addresses addresses, SSLContext tls, Duration total) {
		return new OutgoingClient(addresses, new OutgoingProperties(allow).networks(), tls, "ztrisk/1.2.3",
				Clock.fixed(NOW, ZoneOffset.UTC), total);
	}

	/** All names and literals are 127.0.0.1. */
	static Addresses loopback() {
		return (host) -> List.of(InetAddress.ofLiteral("127.0.0.1"));
	}

	static OutgoingRequest request(String url) {
		return new OutgoingRequest(OutgoingUrl.parse(url),
				Map.of("Content-Type", "application/json", "webhook-id", "msg_1"), BODY);
	}

}
