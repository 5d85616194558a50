package io.ztrisk.api;

import java.util.Iterator;

/**
 * Rows that are read while they are written, each once, in constant memory.
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

	long count() {
		return this.count;
	}

}
