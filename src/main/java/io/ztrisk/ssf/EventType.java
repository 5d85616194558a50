package io.ztrisk.ssf;

import java.util.List;
import java.util.stream.Stream;

/**
 * A type of event.
 */
public enum EventType {

	/** A level has changed (CAEP 1.0, section 3.8). */
	RISK_LEVEL_CHANGE("caep/event-type/risk-level-change"),

	/** All sessions of a user should end (CAEP 1.0, section 3.1). */
	SESSION_REVOKED("caep/event-type/session-revoked"),

	/** The status of a stream has changed (SSF 1.0, section 8.1.5). */
	STREAM_UPDATED("ssf/event-type/stream-updated"),

	/** A receiver has asked for it, to see that events come (SSF 1.0, section 8.1.4). */
	VERIFICATION("ssf/event-type/verification");

	private final String uri;

	EventType(String path) {
		this.uri = "https://schemas.openid.net/secevent/" + path;
	}

	/** The name of the type in a token. */
	public String uri() {
		return this.uri;
	}

	/** The types that a receiver can request. */
	static List<String> supported() {
		return Stream.of(RISK_LEVEL_CHANGE, SESSION_REVOKED).map(EventType::uri).toList();
	}

}
