package io.ztrisk.openapi;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A connection that sends any bytes and reads answers as they come, opened again where
 * the server has closed it.
 */
final class Wire implements Closeable {

	private final int port;

	private @Nullable Socket socket;

	private @Nullable InputStream in;

	Wire(int port) {
		this.port = port;
	}

	/**
	 * Sends a whole request and reads its answer.
	 */
	RawAnswer send(byte[] request) throws IOException {
		boolean fresh = this.socket == null;
		try {
			return exchange(request);
		}
		catch (IOException ex) {
			close();
			if (fresh) {
				throw ex;
			}
			return exchange(request);
		}
	}

	private RawAnswer exchange(byte[] request) throws IOException {
		if (this.socket == null) {
			this.socket = new Socket("localhost", this.port);
			this.socket.setSoTimeout(30_000);
			this.socket.setTcpNoDelay(true);
			this.in = new BufferedInputStream(this.socket.getInputStream());
		}
		this.socket.getOutputStream().write(request);
		InputStream answer = this.in;
		if (answer == null) {
			throw new IllegalStateException("Not open");
		}
		String head = head(answer);
		String lower = head.toLowerCase(Locale.ROOT);
		boolean bodiless = new String(request, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ");
		byte[] body = bodiless ? new byte[0]
				: lower.contains("transfer-encoding: chunked") ? chunks(answer) : answer.readNBytes(length(lower));
		if (lower.contains("connection: close")) {
			close();
		}
		return RawAnswer.of(head + "\r\n\r\n" + new String(body, StandardCharsets.UTF_8));
	}

	private static String head(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("No answer: " + head);
			}
			head.write(next);
			while (next != '\n') {
				next = in.read();
				if (next < 0) {
					throw new IOException("No answer: " + head);
				}
				head.write(next);
			}
		}
		return head.toString(StandardCharsets.UTF_8).strip();
	}

	private static int length(String head) {
		int at = head.indexOf("content-length: ");
		return (at < 0) ? 0 : Integer.parseInt(head.substring(at + 16).split("\r\n")[0].strip());
	}

	private static byte[] chunks(InputStream in) throws IOException {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		while (true) {
			int size = Integer.parseInt(line(in), 16);
			body.write(in.readNBytes(size));
			line(in);
			if (size == 0) {
				return body.toByteArray();
			}
		}
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next != '\n'; next = in.read()) {
			if (next < 0) {
				throw new IOException("Cut off");
			}
			line.append((char) next);
		}
		return line.toString().strip();
	}

	@Override
	public void close() throws IOException {
		if (this.socket != null) {
			this.socket.close();
		}
		this.socket = null;
	}

}
