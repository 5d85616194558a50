package io.ztrisk.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A connection of HTTP/1.1 that does as little as it can: every cycle that a client burns
 * is missing on both sides of a ratio, and brings it nearer to one.
 */
final class Connection implements AutoCloseable {

	private final Socket socket;

	private final InputStream in;

	private final byte[] buffer = new byte[1 << 16];

	private int position;

	private int end;

	Connection(int port) throws IOException {
		this.socket = new Socket("127.0.0.1", port);
		this.socket.setTcpNoDelay(true);
		this.in = this.socket.getInputStream();
	}

	/**
	 * Sends a request and reads the answer to its end.
	 * @throws IOException if the status is not 200
	 */
	void call(byte[] request, Sink body) throws IOException {
		try {
			this.socket.getOutputStream().write(request);
		}
		catch (SocketException ex) {
			// The server answers before it has read all: what it says is worth more.
		}
		String status = line();
		if (!status.startsWith("HTTP/1.1 200")) {
			throw new IOException(status);
		}
		long length = -1;
		for (String header = line(); !header.isEmpty(); header = line()) {
			body.header(header);
			if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
				length = Long.parseLong(header.substring(15).strip());
			}
			else if (header.toLowerCase(Locale.ROOT).equals("connection: close")) {
				throw new IOException("The server closes the connection");
			}
		}
		if (length >= 0) {
			read(length, body);
			return;
		}
		for (long chunk = Long.parseLong(line(), 16); chunk > 0; chunk = Long.parseLong(line(), 16)) {
			read(chunk, body);
			line();
		}
		line();
	}

	private void read(long length, Sink body) throws IOException {
		for (long left = length; left > 0;) {
			if (this.position == this.end) {
				fill();
			}
			int count = (int) Math.min(left, this.end - this.position);
			body.bytes(this.buffer, this.position, count);
			this.position += count;
			left -= count;
		}
	}

	private String line() throws IOException {
		StringBuilder before = null;
		while (true) {
			for (int i = this.position; i < this.end; i++) {
				if (this.buffer[i] == '\n') {
					String line = new String(this.buffer, this.position, i - this.position,
							StandardCharsets.ISO_8859_1);
					this.position = i + 1;
					return ((before != null) ? before.append(line).toString() : line).stripTrailing();
				}
			}
			before = (before != null) ? before : new StringBuilder();
			before.append(
					new String(this.buffer, this.position, this.end - this.position, StandardCharsets.ISO_8859_1));
			fill();
		}
	}

	private void fill() throws IOException {
		this.position = 0;
		this.end = this.in.read(this.buffer);
		if (this.end < 0) {
			this.end = 0;
			throw new EOFException("The server has closed the connection");
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * Takes an answer.
	 */
	interface Sink {

		/** Takes nothing. */
		Sink NONE = (bytes, offset, count) -> {
		};

		/** Takes a part of the body. */
		void bytes(byte[] bytes, int offset, int count);

		/** Takes a header's line. */
		default void header(String line) {
		}

	}

}
