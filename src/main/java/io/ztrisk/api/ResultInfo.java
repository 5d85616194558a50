package io.ztrisk.api;

import java.util.function.LongSupplier;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import org.jspecify.annotations.Nullable;

/**
 * The paging information of a result. It is read after the rows have been written, since
 * it comes later in the envelope.
 */
@ApiSchema("ResultInfo")
@JsonAutoDetect(getterVisibility = JsonAutoDetect.Visibility.NON_PRIVATE)
public final class ResultInfo {

	private final LongSupplier count;

	private final @Nullable Paging page;

	private final long total;

	private ResultInfo(LongSupplier count, @Nullable Paging page, long total) {
		this.count = count;
		this.page = page;
		this.total = total;
	}

	public static ResultInfo paged(Rows<?> rows, Paging page, long total) {
		return new ResultInfo(rows::count, page, total);
	}

	public static ResultInfo unpaged(Rows<?> rows) {
		return new ResultInfo(rows::count, null, 0);
	}

	/** Without a page, these are all rows. */
	static ResultInfo counted(long count, @Nullable Paging page, long total) {
		return new ResultInfo(() -> count, page, total);
	}

	long getCount() {
		return this.count.getAsLong();
	}

	long getPage() {
		return (this.page != null) ? this.page.number() : 1;
	}

	long getPerPage() {
		if (this.page != null && !this.page.isPastAll()) {
			return this.page.size();
		}
		return getTotalCount();
	}

	long getTotalCount() {
		return (this.page != null) ? this.total : getCount();
	}

	long getTotalPages() {
		return (this.page != null) ? Math.ceilDiv(this.total, this.page.size()) : Math.min(1, getCount());
	}

}
