package io.ztrisk.query;

import org.jspecify.annotations.Nullable;

/**
 * What a statement that reads a list whole is made of.
 *
 * @param head of the {@link ListQuery}, as rows, order and bytes
 * @param counted whether with the number of all rows
 */
record ListStatement(String head, String rows, String order, @Nullable String bytes, boolean counted) {

	/** How many bytes, as far as they are counted, go into memory. */
	private static final int MOST_BYTES = 128 << 10;

	static ListStatement of(ListQuery<?, ?> listing, boolean counted) {
		return new ListStatement(listing.head(), listing.rows(), listing.order(), listing.bytes(), counted);
	}

	/**
	 * All in one statement: the head beside each row of a part, or alone if that has none
	 * or too many bytes.
	 */
	NamedStatement named() {
		String total = this.counted ? "(" + ListQuery.count(this.rows) + ") as total, " : "";
		String sum = (this.bytes != null) ? ", sum(" + this.bytes + ") over () as part_bytes" : "";
		String condition = (this.bytes != null) ? "coalesce(part_bytes, 0) <= " + MOST_BYTES : "true";
		return NamedStatement
			.of("select " + total + "* from (" + this.head + ") as head left join (select true as present, part.*" + sum
					+ " from (" + this.rows + " order by " + this.order
					+ " limit :limit offset :offset) as part) as part on " + condition + " order by " + this.order);
	}

}
