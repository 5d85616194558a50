package io.ztrisk.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What a caller wants of many rows: which page, in which order. A handler's parameter of
 * this type is filled from the query parameters {@code page}, {@code per_page},
 * {@code order_by} and {@code direction}.
 *
 * @param page null for all rows
 * @param orderBy as sent, null if not
 * @param ascending whether the whole order is reversed
 */
public record PageRequest(@Nullable Page page, @Nullable String orderBy, boolean ascending) {

	/**
	 * The order asked for.
	 * @param <E> an enum whose constants' names are the parameter's values in upper case
	 * @param byDefault the order where none is asked for
	 * @throws ApiException for an unknown one
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
					+ Arrays.stream(orders).map(PageRequest::wire).collect(Collectors.joining(", "))));
	}

	private static String wire(Enum<?> order) {
		return order.name().toLowerCase(Locale.ROOT);
	}

}
