package io.ztrisk.database;

import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of a batch into arrays, one parameter of a statement for each column.
 */
public final class ArrayParameters {

	private ArrayParameters() {
	}

	/** A column as texts, to be cast to an array of its type. */
	public static <T> @Nullable String[] of(Collection<T> rows, Function<? super T, ? extends @Nullable Object> value) {
		return rows.stream().map((row) -> Objects.toString(value.apply(row), null)).toArray(String[]::new);
	}

	public static @Nullable String[] of(Collection<?> values) {
		return of(values, (value) -> value);
	}

}
