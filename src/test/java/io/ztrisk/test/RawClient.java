package io.ztrisk.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Sends bytes as no client that knows HTTP would.
 */
public final class RawClient {

	/** A header line with the token. */
	public static final String AUTHORIZATION = "Authorization: Bearer " + ApiClient.TOKEN + "\r\n";

	private final int port;

	public RawClient(int port) {
		this.port = port;
	}

	/**
	 * Sends a request with the usual headers and no body.
	 */
	public Answer request(String method, String target) {
		return send(head(method, target, ""));
	}

	/**
	 * A request's line and headers.
	 * @param more whole header lines
	 */
	public static String head(String method, String target, String more) {
		return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + AUTHORIZATION + more
				+ "\r\n";
	}

	/**
	 * Sends all of a request, says that there is no more, and reads the answer to its
	 * end.
	 */
	public Answer send(String request) {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.shutdownOutput();
			return read(socket);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sends a part of a request, and reads the answer to it as far as its length says,
	 * since the server may keep the connection open for the rest of the request.
	 */
	public Answer sendAndStall(String request) {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.setSoTimeout(30_000);
			StringBuilder head = new StringBuilder();
			while (head.indexOf("\r\n\r\n") < 0) {
				head.append((char) socket.getInputStream().read());
			}
			Answer answer = new Answer(Integer.parseInt(head.toString().split(" ")[1]), head.toString(), "");
			int length = Integer.parseInt(answer.header("Content-Length").orElseThrow());
			return new Answer(answer.status(), answer.headers(),
					new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Answer read(Socket socket) throws IOException {
		socket.setSoTimeout(30_000);
		String[] parts = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n",
				2);
		Answer answer = new Answer(Integer.parseInt(parts[0].split(" ")[1]), parts[0], parts[1]);
		boolean chunked = answer.header("Transfer-Encoding").isPresent();
		return chunked ? new Answer(answer.status(), answer.headers(), dechunk(answer.body())) : answer;
	}

	private static String dechunk(String body) {
		StringBuilder text = new StringBuilder();
		int from = 0;
		while (true) {
			int end = body.indexOf("\r\n", from);
			int size = Integer.parseInt(body.substring(from, end), 16);
			if (size == 0) {
				return text.toString();
			}
			text.append(body, end + 2, end + 2 + size);
			from = end + 2 + size + 2;
		}
	}

	/**
	 * A response of the server, with its headers unchanged.
	 */
	public record Answer(int status, String headers, String body) {

		public Optional<String> header(String name) {
			return Pattern.compile("^" + name + ": (.*?)\r?$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE)
				.matcher(this.headers)
				.results()
				.map((MatchResult match) -> match.group(1))
				.findFirst();
		}

	}

}
