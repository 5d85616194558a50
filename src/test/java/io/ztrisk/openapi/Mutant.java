package io.ztrisk.openapi;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request that may be wrong in any way.
 *
 * @param method the first word of the request line
 * @param target the path with its query
 * @param headers whole lines but those of credentials and length
 * @param body its bytes
 * @param routed whether method and path are the call's own still
 */
record Mutant(String method, String target, String headers, byte[] body, boolean routed) {

	Mutant target(String other, boolean stays) {
		return new Mutant(this.method, other, this.headers, this.body, this.routed && stays);
	}

	Mutant method(String other) {
		return new Mutant(other, this.target, this.headers, this.body, false);
	}

	Mutant headers(String other) {
		return new Mutant(this.method, this.target, other, this.body, this.routed);
	}

	Mutant body(byte[] other) {
		return new Mutant(this.method, this.target, this.headers, other, this.routed);
	}

	byte[] bytes() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.writeBytes((this.method + " " + this.target + " HTTP/1.1\r\nHost: localhost\r\n" + this.headers
				+ "Content-Length: " + this.body.length + "\r\n\r\n")
			.getBytes(StandardCharsets.ISO_8859_1));
		bytes.writeBytes(this.body);
		return bytes.toByteArray();
	}

	@Override
	public String toString() {
		String text = new String(bytes(), StandardCharsets.ISO_8859_1);
		return (text.length() > 3000) ? text.substring(0, 3000) + "..." : text;
	}

}
