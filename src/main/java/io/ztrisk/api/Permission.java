package io.ztrisk.api;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A permission of a token.
 */
@ApiSchema("Permission")
public enum Permission {

	/** Read the configuration. */
	ZERO_TRUST_READ("Zero Trust Read"),

	/**
	 * Change the configuration and users; includes {@link #ZERO_TRUST_READ} and
	 * {@link #ZERO_TRUST_TRIAGE}.
	 */
	ZERO_TRUST_WRITE("Zero Trust Write"),

	/** Read the risk of users, with their e-mails and events. */
	ZERO_TRUST_PII_READ("Zero Trust: PII Read"),

	/** Act on the risk of users: reset them. */
	ZERO_TRUST_TRIAGE("Zero Trust: Triage"),

	/** Send events and logs. */
	LOGS_WRITE("Logs Write"),

	/** Create and revoke tokens. */
	TOKENS_WRITE("Account API Tokens Write"),

	/** Read the streams of a receiver of Shared Signals. */
	SSF_READ("Shared Signals Read"),

	/** Make a stream and receive levels with e-mails; includes {@link #SSF_READ}. */
	SSF_MANAGE("Shared Signals Manage");

	private final String title;

	Permission(String title) {
		this.title = title;
	}

	/** The name in the API. */
	@JsonValue
	public String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The name in Cloudflare's dashboard. */
	public String title() {
		return this.title;
	}

	public boolean includes(Permission other) {
		return this == other || (this == ZERO_TRUST_WRITE && (other == ZERO_TRUST_READ || other == ZERO_TRUST_TRIAGE))
				|| (this == SSF_MANAGE && other == SSF_READ);
	}

	public static Optional<Permission> parse(String text) {
		return Stream.of(values()).filter((permission) -> permission.wire().equals(text)).findFirst();
	}

}
