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
 * @param rows the statement of all rows, without an order
 * @param details further columns, each after a comma, which are read for the rows of a
 * page alone and not for those before it; they name the rows as {@code users}
 * @param parameters the parameters of both statements
 * @param maxRows the maximum number of rows in memory
 * @param bytes an expression of the size of a row; null if rows are small
 */
public record ListQuery<H, R>(String head, RowMapper<H> headMapper, String rows, String details, RowMapper<R> mapper,
		String order, Map<String, ?> parameters, int maxRows, @Nullable String bytes) {

	private static final int MAX_ROWS = 1000;

	/** The maximum size in memory of rows whose bytes are counted. */
	private static final int MAX_BYTES = 128 << 10;

	/** The number of large rows that are fetched at once. */
	private static final int LARGE_ROWS_FETCH_SIZE = 64;

	/** Creates the query of a list with rows of up to 64 KiB. */
	public ListQuery(String head, RowMapper<H> headMapper, String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, String bytes) {
		this(head, headMapper, rows, "", mapper, order, parameters, MAX_ROWS, bytes);
	}

	/** Creates the query of a list without a head. */
	public static <R> ListQuery<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, int maxRows) {
		return new ListQuery<>("select true", (row, number) -> true, rows, "", mapper, order, parameters, maxRows,
				null);
	}

	/** Creates the query of a list without a head, with rows that may be large. */
	public static <R> ListQuery<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, int maxRows, String bytes) {
		return new ListQuery<>("select true", (row, number) -> true, rows, "", mapper, order, parameters, maxRows,
				bytes);
	}

	/** Creates the query of a list without a head, with up to 1000 rows in memory. */
	public static <R> ListQuery<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters) {
		return ofRows(rows, mapper, order, parameters, MAX_ROWS);
	}

	/** The query with further columns. */
	public ListQuery<H, R> with(String columns) {
		return new ListQuery<>(this.head, this.headMapper, this.rows, columns, this.mapper, this.order, this.parameters,
				this.maxRows, this.bytes);
	}

	int fetchSize() {
		return Math.min(this.maxRows, (this.bytes != null) ? LARGE_ROWS_FETCH_SIZE : MAX_ROWS);
	}

	/**
	 * The statement of head and rows: the head beside each row, or alone if there are no
	 * rows or if they have too many bytes.
	 * @param counted whether to return the number of all rows, too
	 */
	String statement(boolean counted) {
		String total = counted ? "(" + count() + ") as total, " : "";
		String sum = (this.bytes != null) ? ", sum(" + this.bytes + ") over () as part_bytes" : "";
		String condition = (this.bytes != null) ? "coalesce(part_bytes, 0) <= " + MAX_BYTES : "true";
		return "select " + total + "* from (" + this.head + ") as head left join (select true as present, part.*" + sum
				+ " from (" + page() + ") as part) as part on " + condition + " order by " + this.order;
	}

	String count() {
		return "select count(*) from (" + this.rows + ") as counted";
	}

	String ordered() {
		return this.rows + " order by " + this.order;
	}

	/** The statement of the rows of a page in their order. */
	String page() {
		String page = ordered() + " limit :limit offset :offset";
		return this.details.isEmpty() ? page
				: "select users.*" + this.details + " from (" + page + ") as users order by " + this.order;
	}

}
