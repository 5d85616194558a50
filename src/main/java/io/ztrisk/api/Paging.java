package io.ztrisk.api;

import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a caller asks for.
 *
 * @param number from 1
 * @param size rows a page, 1 to 1000, or {@link #UNLIMITED}
 */
public record Paging(int number, int size) {

	private static final int DEFAULT_SIZE = 20;

	private static final int MAX_SIZE = 1000;

	/** More rows than any list has. */
	private static final int UNLIMITED = Integer.MAX_VALUE;

	/** The number of rows before this page. */
	public long offset() {
		return (this.number - 1L) * this.size;
	}

	/** Whether this is a page after a first page with all rows, and therefore empty. */
	public boolean isPastAll() {
		return this.size == UNLIMITED;
	}

	/**
	 * Reads the query parameters {@code page} and {@code per_page}; null asks for all
	 * rows.
	 * @param allOnFirst whether the first page has every row where {@code per_page} is
	 * not given
	 * @throws ApiException naming the parameter that is malformed or out of range
	 */
	public static @Nullable Paging parse(@Nullable String page, @Nullable String perPage, boolean allOnFirst) {
		if (page == null && perPage == null) {
			return null;
		}
		int number = number("page", page, 1, Integer.MAX_VALUE);
		if (perPage == null && allOnFirst) {
			return (number == 1) ? null : new Paging(number, UNLIMITED);
		}
		return new Paging(number, number("per_page", perPage, (perPage == null) ? DEFAULT_SIZE : 1, MAX_SIZE));
	}

	private static int number(String name, @Nullable String text, int min, int max) {
		if (text == null) {
			return min;
		}
		if (text.matches("\\d{1,10}")) {
			long number = Long.parseLong(text);
			if (number >= 1 && number <= max) {
				return (int) number;
			}
		}
		throw new ApiException(ErrorCode.INVALID_PARAMETER, "%s must be an integer from 1 to %d".formatted(name, max));
	}

}
