package io.ztrisk.api;

import java.util.Iterator;

/**
 * Rows that are written while they are read, each once, in constant memory.
 *
 * @param <T> a row
 */
public final class Rows<T> implements Iterator<T> {

	private final Iterator<T> rows;

	private long count;

	public Rows(Iterator<T> rows) {
		this.rows = rows;
	}

	@Override
	public boolean hasNext() {
		return this.rows.hasNext();
	}

	@Override
	public T next() {
		T row = this.rows.next();
		this.count++;
		return row;
	}

	/** The number of rows that have been read. */
	long count() {
		return this.count;
	}

}
