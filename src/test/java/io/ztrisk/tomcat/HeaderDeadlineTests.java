package io.ztrisk.tomcat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A header must be whole in time, whatever comes of it by and by.
 */
class HeaderDeadlineTests {

	private static final int TIMEOUT_MILLIS = 1000;

	private static final int MOST_CONNECTIONS = 6;

	/** Tomcat looks for those that are late once a second. */
	private static final Duration SOON = Duration.ofMillis(TIMEOUT_MILLIS + 2500);

	/** Kept, so that its level is. */
	private static final Logger LOGGER = Logger.getLogger("org.apache");

	private final Tomcat tomcat = new Tomcat();

	private final Connector connector = new Connector(HeaderDeadlineProtocol.class.getName());

	@BeforeAll
	static void silence() {
		LOGGER.setLevel(Level.OFF);
	}

	@AfterAll
	static void unsilence() {
		LOGGER.setLevel(null);
	}

	@BeforeEach
	void start(@TempDir Path base) throws Exception {
		this.tomcat.setBaseDir(base.toString());
		this.connector.setPort(0);
		this.connector.setProperty("connectionTimeout", Integer.toString(TIMEOUT_MILLIS));
		this.connector.setProperty("maxConnections", Integer.toString(MOST_CONNECTIONS));
		this.tomcat.setConnector(this.connector);
		Context context = this.tomcat.addContext("", null);
		Tomcat.addServlet(context, "length", new Length()).addMapping("/");
		this.tomcat.start();
	}

	@AfterEach
	void stop() throws Exception {
		this.tomcat.stop();
		this.tomcat.destroy();
	}

	@Test
	void aHeaderThatComesByAndByIsCutOffWithoutAnAnswer() throws Exception {
		try (Socket socket = connect("GET / HTTP/1.1\r\nHost: x\r\nX: ")) {
			assertThat(untilClosed(socket)).isBetween(Duration.ofMillis(TIMEOUT_MILLIS / 2), SOON);
		}
	}

	@Test
	void emptyLinesForEverAreCutOffToo() throws Exception {
		try (Socket socket = connect("\r\n")) {
			assertThat(untilClosed(socket)).isLessThan(SOON);
		}
	}

	@Test
	void anEmptyLineBeforeARequestIsPassedOver() throws Exception {
		try (Socket socket = connect("\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")) {
			assertThat(answer(socket, "")).startsWith("HTTP/1.1 200 ");
		}
	}

	@Test
	void aRequestLineThatComesByAndByIsCutOffToo() throws Exception {
		try (Socket socket = connect("GET /")) {
			assertThat(untilClosed(socket)).isLessThan(SOON);
		}
	}

	@Test
	void aHeaderInPiecesIsInTime() throws Exception {
		try (Socket socket = connect("GET / HTTP/1.1\r\nHo")) {
			pause();
			assertThat(answer(socket, "st: x\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200 ");
		}
	}

	@Test
	void theDeadlineIsOfEachRequestAndNotOfItsBody() throws Exception {
		try (Socket socket = connect("")) {
			for (int request = 0; request < 3; request++) {
				send(socket, "POST / HTTP/1.1\r\nHost: x\r\n");
				pause();
				send(socket, "Content-Length: 4\r\n" + ((request == 2) ? "Connection: close\r\n" : "") + "\r\n");
				for (int i = 0; i < 4; i++) {
					pause();
					send(socket, "x");
				}
			}
			assertThat(answer(socket, "").split("HTTP/1.1 200 ")).hasSize(4);
		}
	}

	@Test
	void connectionsAreClosedAfterTheirAnswerWhereMoreThanHalfAreInUse() throws Exception {
		String request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
		Socket[] others = new Socket[MOST_CONNECTIONS / 2];
		for (int i = 0; i < others.length; i++) {
			others[i] = connect("");
		}
		try (Socket socket = connect(request)) {
			assertThat(answer(socket, "")).startsWith("HTTP/1.1 200 ").containsIgnoringCase("Connection: close");
		}
		for (Socket other : others) {
			other.close();
		}
	}

	private Socket connect(String sent) throws IOException {
		Socket socket = new Socket("localhost", this.connector.getLocalPort());
		socket.setSoTimeout(20_000);
		send(socket, sent);
		return socket;
	}

	private static void send(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static String answer(Socket socket, String sent) throws IOException {
		send(socket, sent);
		return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
	}

	private static void pause() throws InterruptedException {
		TimeUnit.MILLISECONDS.sleep(TIMEOUT_MILLIS / 4);
	}

	/**
	 * Sends a byte four times each timeout until the connection is closed.
	 */
	private static Duration untilClosed(Socket socket) throws Exception {
		long start = System.nanoTime();
		Thread sender = Thread.ofVirtual().start(() -> {
			try {
				while (true) {
					pause();
					send(socket, "x");
				}
			}
			catch (IOException | InterruptedException ex) {
				// Cut off, as it should be.
			}
		});
		int read;
		try {
			read = socket.getInputStream().read();
		}
		catch (SocketException ex) {
			read = -1;
		}
		assertThat(read).isEqualTo(-1);
		Duration waited = Duration.ofNanos(System.nanoTime() - start);
		sender.interrupt();
		return waited;
	}

	/**
	 * Reads a body to its end.
	 */
	private static final class Length extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			response.getWriter().print(request.getInputStream().readAllBytes().length);
		}

	}

}
