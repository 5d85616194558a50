package io.ztrisk.change;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * A place in the changes of an account: behind the change with a number.
 *
 * @param seq the number, 0 for the place before all changes
 * @param beginning the first 8 digits of the change's id, 0 if the change is deleted
 */
public record ChangeCursor(long seq, String beginning) {

	private static final Pattern FORMAT = Pattern.compile("(0|[1-9]\\d{0,17})\\.([0-9a-f]{8})");

	private static final String DELETED = "00000000";

	/**
	 * Creates a cursor.
	 * @param id the id of the change with this number, null if it is deleted
	 */
	public static ChangeCursor of(long seq, @Nullable UUID id) {
		return new ChangeCursor(seq, (id != null) ? id.toString().substring(0, 8) : DELETED);
	}

	/**
	 * Reads the query parameter {@code after}.
	 * @throws ApiException if it is malformed
	 */
	static ChangeCursor parse(String text) {
		return read(text).orElseThrow(() -> new ApiException(ErrorCode.INVALID_PARAMETER,
				"after must be now or a cursor of an earlier answer"));
	}

	/** Reads a cursor; empty if it is malformed. */
	public static Optional<ChangeCursor> read(String text) {
		Matcher parts = FORMAT.matcher(text);
		return parts.matches() ? Optional.of(new ChangeCursor(Long.parseLong(parts.group(1)), parts.group(2)))
				: Optional.empty();
	}

	/** The cursor in the API. */
	public String wire() {
		return this.seq + "." + this.beginning;
	}

}
