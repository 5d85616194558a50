package io.ztrisk.behavior;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;
import jakarta.persistence.EnumeratedValue;
import org.jspecify.annotations.Nullable;

/**
 * The level of a risk. The constants are in order, from the lowest level to the highest.
 */
@ApiSchema("RiskLevel")
public enum RiskLevel {

	/** Worth knowing. */
	LOW,

	/** Worth a look. */
	MEDIUM,

	/** Worth acting on. */
	HIGH;

	/** All levels, for messages of errors. */
	public static final String VALUES = "low, medium, high";

	private final String wire = name().toLowerCase(Locale.ROOT);

	@EnumeratedValue
	private final short rank = (short) (ordinal() + 1);

	/** The level in the API: lower case. */
	@JsonValue
	public String wire() {
		return this.wire;
	}

	/** The level in the database: 1 to 3, so that rows can be sorted by it. */
	public short rank() {
		return this.rank;
	}

	/** Parses a level in any case; empty if there is no such level. */
	public static Optional<RiskLevel> parse(String text) {
		return Stream.of(values()).filter((level) -> level.wire.equalsIgnoreCase(text)).findFirst();
	}

	/** The level with a {@link #rank()}. */
	public static RiskLevel ofRank(int rank) {
		return values()[rank - 1];
	}

	/** The level with a {@link #rank()}; null if it is 0, as JDBC reads a null column. */
	public static @Nullable RiskLevel ofRankOrNull(int rank) {
		return (rank != 0) ? ofRank(rank) : null;
	}

	/** The higher of two levels, of which each may be null; null if both are. */
	public static @Nullable RiskLevel highest(@Nullable RiskLevel one, @Nullable RiskLevel other) {
		return (one == null || other == null) ? ((one != null) ? one : other) : one.or(other);
	}

	/** The higher of two levels. */
	public RiskLevel or(RiskLevel other) {
		return (compareTo(other) >= 0) ? this : other;
	}

}
