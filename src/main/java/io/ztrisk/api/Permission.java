package io.ztrisk.api;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a token may do.
 */
@ApiSchema("Permission")
public enum Permission {

	/** Read what is configured. */
	ZERO_TRUST_READ("Zero Trust Read"),

	/** Change what is configured, reset users; includes {@link #ZERO_TRUST_READ}. */
	ZERO_TRUST_WRITE("Zero Trust Write"),

	/** Read who is risky and why. */
	ZERO_TRUST_PII_READ("Zero Trust: PII Read"),

	/** Send events and logs. */
	LOGS_WRITE("Logs Write"),

	/** Make and revoke tokens. */
	TOKENS_WRITE("Account API Tokens Write");

	private final String title;

	Permission(String title) {
		this.title = title;
	}

	/**
	 * The permission as it stands on the wire: lower case.
	 */
	@JsonValue
	public String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * What Cloudflare calls the permission.
	 */
	public String title() {
		return this.title;
	}

	/**
	 * Whether holding this permission is enough where another is asked for.
	 */
	public boolean includes(Permission other) {
		return this == other || (this == ZERO_TRUST_WRITE && other == ZERO_TRUST_READ);
	}

	/**
	 * Reads a permission; empty if the text is none.
	 */
	public static Optional<Permission> parse(String text) {
		return Stream.of(values()).filter((permission) -> permission.wire().equals(text)).findFirst();
	}

}
