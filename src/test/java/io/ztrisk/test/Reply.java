package io.ztrisk.test;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a {@link HttpReceiver} does with a request.
 */
@FunctionalInterface
public interface Reply {

	/**
	 * Writes to the connection.
	 * @return whether the connection stays open for another request
	 */
	boolean write(Socket socket) throws IOException, InterruptedException;

	/** Answers with a status and without a body. */
	static Reply status(int status) {
		return answer(status, "", "");
	}

	/**
	 * Answers.
	 * @param headers whole lines
	 */
	static Reply answer(int status, String headers, String body) {
		return raw("HTTP/1.1 " + status + " Status\r\n" + headers
				+ ((status == 204) ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body, true);
	}

	/** Answers with 429 or another status, and says when to try again. */
	static Reply retryAfter(int status, String value) {
		return answer(status, "Retry-After: " + value + "\r\n", "");
	}

	/** Answers with 400 and a reason as in RFC 8935. */
	static Reply refuses(String err) {
		return answer(400, "Content-Type: application/json\r\n",
				"{\"err\":\"" + err + "\",\"description\":\"Because\"}");
	}

	static Reply redirect(String location) {
		return answer(302, "Location: " + location + "\r\n", "");
	}

	/** Answers later. */
	static Reply later(Duration wait, Reply reply) {
		return (socket) -> {
			Thread.sleep(wait);
			return reply.write(socket);
		};
	}

	/** Answers nothing, and keeps the connection open. */
	static Reply nothing() {
		return (socket) -> {
			Thread.sleep(Duration.ofMinutes(10));
			return false;
		};
	}

	/** Closes the connection without an answer. */
	static Reply closes() {
		return raw("", false);
	}

	/** Closes the connection before the end of the body. */
	static Reply cut(int status) {
		return raw("HTTP/1.1 " + status + " Status\r\nContent-Length: 1000\r\n\r\nhalf", false);
	}

	/** Sends a head, and then a byte of the body now and then, without an end. */
	static Reply drips(int status) {
		return drips("HTTP/1.1 " + status + " Status\r\nContent-Length: 1000000\r\n\r\n");
	}

	/** Sends a header that grows by a byte now and then, without an end. */
	static Reply dripsHead() {
		return drips("HTTP/1.1 200 Status\r\nX: ");
	}

	private static Reply drips(String start) {
		return (socket) -> {
			OutputStream out = socket.getOutputStream();
			out.write(start.getBytes(StandardCharsets.ISO_8859_1));
			while (true) {
				out.write('x');
				out.flush();
				Thread.sleep(20);
			}
		};
	}

	/** Answers with a body without an end, as fast as it is read. */
	static Reply floods(int status) {
		return floods("HTTP/1.1 " + status + " Status\r\n\r\n", "x");
	}

	/** Answers with headers without an end. */
	static Reply floodsHead() {
		return floods("HTTP/1.1 200 Status\r\n", "X: x\r\n");
	}

	/** Sends answers that are not final, without an end. */
	static Reply floodsHints() {
		return floods("", "HTTP/1.1 103 Early Hints\r\n\r\n");
	}

	private static Reply floods(String start, String more) {
		byte[] bytes = more.repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
		return (socket) -> {
			OutputStream out = socket.getOutputStream();
			out.write(start.getBytes(StandardCharsets.ISO_8859_1));
			while (true) {
				out.write(bytes);
			}
		};
	}

	/** Writes text as it is. */
	static Reply raw(String text, boolean stays) {
		return (socket) -> {
			socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return stays;
		};
	}

}
