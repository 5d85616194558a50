package io.ztrisk.query;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;

/**
 * The query of a list: a head that describes the whole list, and the rows in their order.
 * Columns of both have different names.
 *
 * @param <H> what is said of the whole
 * @param <R> what a row is
 * @param head the statement that says it, in one row or none if there is no such list
 * @param headMapper reads it
 * @param rows the statement of all rows, without their order
 * @param mapper reads one
 * @param order the rows' order by their columns
 * @param parameters of both statements
 * @param most how many rows may be in memory at once
 * @param bytes an expression of how many bytes a row has; null if that is few
 */
public record ListQuery<H, R>(String head, RowMapper<H> headMapper, String rows, RowMapper<R> mapper, String order,
		Map<String, ?> parameters, int most, @Nullable String bytes) {

	private static final int MOST = 1000;

	/** The maximum size in memory of rows whose bytes are counted. */
	private static final int MOST_BYTES = 128 << 10;

	/** How many rows are fetched at once where each may have 64 KiB. */
	private static final int FETCHED_WITH_BYTES = 64;

	/**
	 * A list of rows of up to 64 KiB.
	 * @param bytes an expression of how many a row has
	 */
	public ListQuery(String head, RowMapper<H> headMapper, String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, String bytes) {
		this(head, headMapper, rows, mapper, order, parameters, MOST, bytes);
	}

	/**
	 * A list of which nothing is to be said as a whole, and that is always there.
	 */
	public static <R> ListQuery<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, int most) {
		return new ListQuery<>("select true", (row, number) -> true, rows, mapper, order, parameters, most, null);
	}

	/**
	 * The same for rows that may be large.
	 * @param bytes an expression of how many bytes a row has
	 */
	public static <R> ListQuery<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, int most, String bytes) {
		return new ListQuery<>("select true", (row, number) -> true, rows, mapper, order, parameters, most, bytes);
	}

	/**
	 * The same for rows of which 1000 go into memory.
	 */
	public static <R> ListQuery<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters) {
		return ofRows(rows, mapper, order, parameters, MOST);
	}

	int fetchSize() {
		return Math.min(this.most, (this.bytes != null) ? FETCHED_WITH_BYTES : MOST);
	}

	/**
	 * A statement of head and rows: the head beside each row of a part, or alone if the
	 * part has no rows or too many bytes.
	 * @param counted whether with the number of all rows
	 */
	String statement(boolean counted) {
		String total = counted ? "(" + count() + ") as total, " : "";
		String sum = (this.bytes != null) ? ", sum(" + this.bytes + ") over () as part_bytes" : "";
		String condition = (this.bytes != null) ? "coalesce(part_bytes, 0) <= " + MOST_BYTES : "true";
		return "select " + total + "* from (" + this.head + ") as head left join (select true as present, part.*" + sum
				+ " from (" + ordered() + " limit :limit offset :offset) as part) as part on " + condition
				+ " order by " + this.order;
	}

	String count() {
		return "select count(*) from (" + this.rows + ") as counted";
	}

	String ordered() {
		return this.rows + " order by " + this.order;
	}

}
