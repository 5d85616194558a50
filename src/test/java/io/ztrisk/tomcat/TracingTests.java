package io.ztrisk.tomcat;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.ztrisk.test.ApiClient;
import io.ztrisk.test.EmbeddedDatabase;
import io.ztrisk.test.RunningServer;
import io.ztrisk.test.ServerProgram;
import io.ztrisk.test.ServerTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the traces that the server sends to a collector.
 */
@ServerTest
class TracingTests {

	private static final String USER = "3f2c6a52-8d0e-4c1b-9a77-0f5d2b6e1c01";

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	@Autowired
	private ApplicationContext context;

	@Test
	void nothingTracesCallsUnlessItIsAskedFor() {
		assertThat(this.context.containsBean("tracing")).isFalse();
		assertThat(this.context.getBeanNamesForType(OpenTelemetry.class)).isEmpty();
	}

	@Test
	void aCallIsASpanOfTheCallersTraceAndNamesNoPerson() throws Exception {
		ByteArrayOutputStream received = new ByteArrayOutputStream();
		HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		collector.createContext("/v1/traces", (exchange) -> {
			exchange.getRequestBody().transferTo(received);
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		collector.start();
		String endpoint = "http://localhost:" + collector.getAddress().getPort();
		try (EmbeddedPostgres database = EmbeddedDatabase.start()) {
			ServerProgram program = ServerProgram.classes().with("-Dotel.exporter.otlp.endpoint=" + endpoint);
			try (RunningServer server = RunningServer.start(program, database, "--ztrisk.tracing=true")) {
				ApiClient api = server.api();
				api.send(api.request("/accounts/acme/zt_risk_scoring/" + USER + "?order_by=" + USER)
					.header("X-Request-Id", "r-1")
					.header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
				api.send(api.bare("/" + USER));
			}
		}
		finally {
			collector.stop(0);
		}
		assertThat(received.toString(StandardCharsets.ISO_8859_1))
			.contains("ztrisk", "GET /accounts/{account_id}/zt_risk_scoring/{user_id}", "GET unmatched", "r-1")
			.contains(new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1))
			.doesNotContain(USER, ApiClient.TOKEN);
	}

}
