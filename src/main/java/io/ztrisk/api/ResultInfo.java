package io.ztrisk.api;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a result's rows. Read after the rows have been written: it comes later
 * in the envelope.
 */
@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NON_PRIVATE)
public final class ResultInfo {

	private final Rows<?> rows;

	private final @Nullable Page page;

	private final long total;

	private ResultInfo(Rows<?> rows, @Nullable Page page, long total) {
		this.rows = rows;
		this.page = page;
		this.total = total;
	}

	/**
	 * Of one page among others.
	 */
	public static ResultInfo paged(Rows<?> rows, Page page, long total) {
		return new ResultInfo(rows, page, total);
	}

	/**
	 * Of all rows at once.
	 */
	public static ResultInfo unpaged(Rows<?> rows) {
		return new ResultInfo(rows, null, 0);
	}

	long getCount() {
		return this.rows.count();
	}

	long getPage() {
		return (this.page != null) ? this.page.number() : 1;
	}

	long getPerPage() {
		return (this.page != null) ? this.page.size() : this.rows.count();
	}

	long getTotalCount() {
		return (this.page != null) ? this.total : this.rows.count();
	}

	long getTotalPages() {
		return (this.page != null) ? Math.ceilDiv(this.total, this.page.size()) : Math.min(1, this.rows.count());
	}

}
