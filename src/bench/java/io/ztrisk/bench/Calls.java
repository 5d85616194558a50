package io.ztrisk.bench;

import java.nio.charset.StandardCharsets;

/**
 * Requests as bytes.
 */
final class Calls {

	/** The token of the servers that are measured. */
	static final String TOKEN = "b3".repeat(32);

	/** The number of calls that the token may make in five minutes, more than it can make. */
	static final int LIMIT = 2_000_000_000;

	/** The account that is read. */
	static final String ACCOUNT = "bench";

	private Calls() {
	}

	static byte[] get(String path, String account) {
		return (head("GET", path, account) + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * A request with a body.
	 * @param headers each ended by a line break
	 */
	static byte[] send(String method, String path, String account, String headers, byte[] body) {
		byte[] head = (head(method, path, account) + headers + "Content-Length: " + body.length + "\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		byte[] request = new byte[head.length + body.length];
		System.arraycopy(head, 0, request, 0, head.length);
		System.arraycopy(body, 0, request, head.length, body.length);
		return request;
	}

	private static String head(String method, String path, String account) {
		return "%s /accounts/%s/zt_risk_scoring/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
			.formatted(method, account, path, TOKEN);
	}

}
