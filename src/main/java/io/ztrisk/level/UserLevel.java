package io.ztrisk.level;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.behavior.RiskLevel;
import org.jspecify.annotations.Nullable;

/**
 * The level of a user at a time, with a name for a user without a level. The constants
 * have the order of the ranks of {@link RiskLevel}.
 */
@ApiSchema("UserLevel")
public enum UserLevel {

	/** No event counts. */
	UNSCORED,

	/** The level is low. */
	LOW,

	/** The level is medium. */
	MEDIUM,

	/** The level is high. */
	HIGH;

	@JsonValue
	public String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static UserLevel of(@Nullable RiskLevel level) {
		return ofRank((level != null) ? level.rank() : 0);
	}

	/** The level with a rank; 0, as JDBC reads a null column, is unscored. */
	public static UserLevel ofRank(int rank) {
		return values()[rank];
	}

}
