package io.ztrisk.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.ztrisk.api.Paging;
import io.ztrisk.api.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The head and the rows that one statement has read.
 */
final class ListPart<H, R> {

	/** The usual size of a row in memory, beyond the bytes that are counted. */
	private static final int ROW_BYTES = 512;

	private final ListQuery<H, R> query;

	private final @Nullable Paging page;

	private final List<R> rows = new ArrayList<>();

	private @Nullable H head;

	private long total;

	private long countedBytes;

	ListPart(ListQuery<H, R> query, @Nullable Paging page) {
		this.query = query;
		this.page = page;
	}

	void add(ResultSet row) throws SQLException {
		if (this.head == null) {
			this.head = this.query.headMapper().mapRow(row, 0);
			this.total = (this.page != null) ? row.getLong("total") : 0;
		}
		if (row.getBoolean("present")) {
			this.countedBytes = (this.query.bytes() != null) ? row.getLong("part_bytes") : 0;
			this.rows.add(mapped(row));
		}
	}

	private R mapped(ResultSet row) throws SQLException {
		return this.query.mapper().mapRow(row, this.rows.size());
	}

	/**
	 * Whether the rows exceed the memory. The statement leaves rows with too many bytes
	 * out, so an empty part may stand for these.
	 */
	boolean exceedsMemory() {
		if (this.page != null && this.page.isPastAll()) {
			return false;
		}
		return this.rows.isEmpty() ? this.head != null && this.query.bytes() != null
				: this.page == null && this.rows.size() > this.query.maxRows();
	}

	long bytes() {
		return (long) this.rows.size() * ROW_BYTES + this.countedBytes;
	}

	Optional<ListResult<H, R>> result() {
		return Optional.ofNullable(this.head)
			.map((head) -> new ListResult<>(head, new Rows<>(this.rows.iterator()), this.page, this.total));
	}

}
