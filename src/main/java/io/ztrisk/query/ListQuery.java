package io.ztrisk.query;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;

/**
 * The query of a list: a head that describes the whole list, and its rows in their order.
 * The columns of both have different names.
 *
 * @param <H> the head
 * @param <R> a row
 * @param head the statement of the head, which returns one row, or none if there is no
 * such list
 * @param headMapper reads the head
 * @param rows the statement of all rows, without an order
 * @param mapper reads a row
 * @param order the order of the rows by their columns
 * @param parameters the parameters of both statements
 * @param most the maximum number of rows in memory
 * @param bytes an expression of the size of a row; null if rows are small
 */
public record ListQuery<H, R>(String head, RowMapper<H> headMapper, String rows, RowMapper<R> mapper, String order,
		Map<String, ?> parameters, int most, @Nullable String bytes) {

	private static final int MOST = 1000;

	/** The maximum size in memory of rows whose bytes are counted. */
	private static final int MOST_BYTES = 128 << 10;

	/** The number of large rows that are fetched at once. */
	private static final int FETCHED_WITH_BYTES = 64;

	/**
	 * Creates the query of rows of up to 64 KiB.
	 */
	public ListQuery(String head, RowMapper<H> headMapper, String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, String bytes) {
		this(head, headMapper, rows, mapper, order, parameters, MOST, bytes);
	}

	/**
	 * Creates the query of a list without a head.
	 */
	public static <R> ListQuery<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, int most) {
		return new ListQuery<>("select true", (row, number) -> true, rows, mapper, order, parameters, most, null);
	}

	/**
	 * Creates the query of a list without a head, with rows that may be large.
	 * @param bytes an expression of the size of a row, in bytes
	 */
	public static <R> ListQuery<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, int most, String bytes) {
		return new ListQuery<>("select true", (row, number) -> true, rows, mapper, order, parameters, most, bytes);
	}

	/**
	 * Creates the query of a list without a head, with up to 1000 rows in memory.
	 */
	public static <R> ListQuery<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters) {
		return ofRows(rows, mapper, order, parameters, MOST);
	}

	int fetchSize() {
		return Math.min(this.most, (this.bytes != null) ? FETCHED_WITH_BYTES : MOST);
	}

	/**
	 * The statement of head and rows: the head beside each row, or alone if there are no
	 * rows or if they have too many bytes.
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
