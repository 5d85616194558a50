package io.ztrisk.outgoing;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.ztrisk.format.LowerCase;

/**
 * A POST.
 *
 * @param url where it goes
 * @param headers the headers by name, without those of the connection
 * @param body the bytes to send, which are not copied
 */
public record OutgoingRequest(OutgoingUrl url, Map<String, String> headers, byte[] body) {

	private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

	private static final Pattern VALUE = Pattern.compile("[\t -~]*");

	/** Headers that the client sets itself. */
	private static final Set<String> RESERVED = Set.of("connection", "content-length", "expect", "host", "te",
			"trailer", "transfer-encoding", "upgrade", "user-agent");

	/**
	 * Checks the headers.
	 * @throws IllegalArgumentException if a header could change the request around it
	 */
	public OutgoingRequest {
		headers = Map.copyOf(headers);
		headers.forEach((name, value) -> {
			if (!NAME.matcher(name).matches() || RESERVED.contains(LowerCase.of(name)) || !isHeaderValue(value)) {
				throw new IllegalArgumentException("A header is not valid");
			}
		});
	}

	/** Whether a text can be the value of a header: ASCII without control characters. */
	public static boolean isHeaderValue(String value) {
		return VALUE.matcher(value).matches();
	}

	/** The origin alone. */
	@Override
	public String toString() {
		return "OutgoingRequest[" + this.url + "]";
	}

}
