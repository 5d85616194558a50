package io.ztrisk.query;

import io.ztrisk.api.Paging;
import io.ztrisk.api.ResultInfo;
import io.ztrisk.api.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The result of a list query. Its rows may be read while they are written.
 *
 * @param page null for all rows
 * @param total the number of rows of all pages; 0 without a page
 */
public record ListResult<H, R>(H head, Rows<R> rows, @Nullable Paging page, long total) {

	/** The paging information, known when the rows have been written. */
	public ResultInfo info() {
		return (this.page != null) ? ResultInfo.paged(this.rows, this.page, this.total) : ResultInfo.unpaged(this.rows);
	}

}
