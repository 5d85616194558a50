package io.ztrisk.api;

import java.util.Iterator;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Rows that are written as they are read, each once, in constant memory.
 *
 * @param <T> what a row is
 */
public final class Rows<T> {

	private final Stream<T> rows;

	private long count;

	public Rows(Stream<T> rows) {
		this.rows = rows;
	}

	@JsonValue
	Iterator<T> iterator() {
		return this.rows.peek((row) -> this.count++).iterator();
	}

	/**
	 * How many rows have been written so far.
	 */
	long count() {
		return this.count;
	}

}
