package io.ztrisk.query;

import io.ztrisk.api.Paging;
import io.ztrisk.api.ResultInfo;
import io.ztrisk.api.Rows;
import org.jspecify.annotations.Nullable;

/**
 * The result of a list query, read or still being read while it is written.
 *
 * @param <H> what is said of the whole
 * @param <R> what a row is
 * @param head what is said of the whole
 * @param rows those of the page, or all
 * @param page null for all
 * @param total how many rows all pages have; 0 without a page
 */
public record ListResult<H, R>(H head, Rows<R> rows, @Nullable Paging page, long total) {

	/**
	 * What is said of the rows; known when they have been written.
	 */
	public ResultInfo info() {
		return (this.page != null) ? ResultInfo.paged(this.rows, this.page, this.total) : ResultInfo.unpaged(this.rows);
	}

}
