package io.ztrisk.behavior;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;
import jakarta.persistence.EnumeratedValue;

/**
 * How grave a risk is, from least to most; the order of the constants is the order of
 * gravity.
 */
@ApiSchema("RiskLevel")
public enum RiskLevel {

	/** Worth knowing. */
	LOW,

	/** Worth a look. */
	MEDIUM,

	/** Worth acting on. */
	HIGH;

	/** All levels, as an error names them. */
	public static final String VALUES = "low, medium, high";

	private final String wire = name().toLowerCase(Locale.ROOT);

	@EnumeratedValue
	private final short rank = (short) (ordinal() + 1);

	/** The level as it stands on the wire: lower case. */
	@JsonValue
	public String wire() {
		return this.wire;
	}

	/** The level as it stands in the database: 1 to 3, so that it sorts by gravity. */
	public short rank() {
		return this.rank;
	}

	/** Reads a level without regard to case; empty if the text is none. */
	public static Optional<RiskLevel> parse(String text) {
		return Stream.of(values()).filter((level) -> level.wire.equalsIgnoreCase(text)).findFirst();
	}

	/** The level of a rank as {@link #rank()} gives it. */
	public static RiskLevel ofRank(int rank) {
		return values()[rank - 1];
	}

	/** The graver of two. */
	public RiskLevel or(RiskLevel other) {
		return (compareTo(other) >= 0) ? this : other;
	}

}
