package io.ztrisk.snapshot;

import java.util.Map;

import org.springframework.jdbc.core.RowMapper;

/**
 * A list in the database: what is said of it as a whole, and its rows in their order. No
 * two columns of both have the same name.
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
 */
public record Listing<H, R>(String head, RowMapper<H> headMapper, String rows, RowMapper<R> mapper, String order,
		Map<String, ?> parameters, int most) {

	private static final int MOST = 1000;

	/**
	 * A list of rows that have so much in them that up to 1000 go into memory.
	 */
	public Listing(String head, RowMapper<H> headMapper, String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters) {
		this(head, headMapper, rows, mapper, order, parameters, MOST);
	}

	/**
	 * A list of which nothing is to be said as a whole, and that is always there.
	 */
	public static <R> Listing<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters, int most) {
		return new Listing<>("select true", (row, number) -> true, rows, mapper, order, parameters, most);
	}

	/**
	 * The same for rows of which 1000 go into memory.
	 */
	public static <R> Listing<Boolean, R> ofRows(String rows, RowMapper<R> mapper, String order,
			Map<String, ?> parameters) {
		return ofRows(rows, mapper, order, parameters, MOST);
	}

	/**
	 * All in one statement: the head beside each row of a part, or alone if that has
	 * none.
	 * @param counted whether with the number of all rows
	 */
	String whole(boolean counted) {
		return "select " + (counted ? "(" + count() + ") as total, " : "") + "* from (" + this.head
				+ ") as head left join (select true as present, part.* from (" + ordered()
				+ " limit :limit offset :offset) as part) as part on true order by " + this.order;
	}

	String count() {
		return "select count(*) from (" + this.rows + ") as counted";
	}

	String ordered() {
		return this.rows + " order by " + this.order;
	}

}
