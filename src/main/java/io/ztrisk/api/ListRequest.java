package io.ztrisk.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The page and the order of a list that a caller asks for. A handler's parameter of this
 * type is resolved from the query parameters {@code page}, {@code per_page},
 * {@code order_by} and {@code direction}.
 *
 * @param page null for all rows
 * @param orderBy as sent, null if missing
 * @param ascending whether {@code direction=asc} was sent, which reverses a list whose
 * default order is descending
 * @param descending whether {@code direction=desc} was sent, which reverses a list whose
 * default order is ascending
 */
public record ListRequest(@Nullable Paging page, @Nullable String orderBy, boolean ascending, boolean descending) {

	/**
	 * The page of a list that is in memory.
	 * @param rows all rows, in ascending order
	 */
	public <T> Part<T> part(List<T> rows) {
		List<T> ordered = this.descending ? rows.reversed() : rows;
		if (this.page == null) {
			return new Part<>(ordered, ResultInfo.counted(ordered.size(), null, ordered.size()));
		}
		List<T> part = ordered.stream().skip(this.page.offset()).limit(this.page.size()).toList();
		return new Part<>(part, ResultInfo.counted(part.size(), this.page, ordered.size()));
	}

	/**
	 * The order that the caller asks for, or the default. Its name is that of the
	 * constant, in lower case.
	 * @throws ApiException if there is no such order
	 */
	public <E extends Enum<E>> E order(E byDefault) {
		E[] orders = byDefault.getDeclaringClass().getEnumConstants();
		if (this.orderBy == null) {
			return byDefault;
		}
		return Arrays.stream(orders)
			.filter((order) -> wire(order).equals(this.orderBy))
			.findFirst()
			.orElseThrow(() -> new ApiException(ErrorCode.INVALID_PARAMETER, "order_by must be one of "
					+ Arrays.stream(orders).map(ListRequest::wire).collect(Collectors.joining(", "))));
	}

	private static String wire(Enum<?> order) {
		return order.name().toLowerCase(Locale.ROOT);
	}

	/** A page of a list, with its paging information. */
	public record Part<T>(List<T> rows, ResultInfo info) {

	}

}
