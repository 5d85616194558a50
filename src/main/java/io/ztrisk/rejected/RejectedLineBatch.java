package io.ztrisk.rejected;

import java.util.List;
import java.util.UUID;

import io.ztrisk.query.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The statements of {@link RejectedLineRepository} for many lines. They use JDBC.
 */
interface RejectedLineBatch {

	/** Stores lines, each once, and returns the number of new lines. */
	int insert(String accountId, List<RejectedLine> lines);

	/**
	 * The next lines that can be replayed, in id order: up to 1000 lines or 4 MiB.
	 * @param dataset null for all
	 * @param elements whether the records in objects are read, or all other lines
	 * @param after the id of the last line of the page before
	 */
	List<RejectedLine> replayable(String accountId, @Nullable String dataset, boolean elements, UUID after);

	/**
	 * The next lines in id order: up to 500 lines or 1 MiB.
	 * @param snapshot null for the present state of the database
	 * @param after the id of the last line of the page before
	 */
	List<RejectedLine> page(@Nullable Snapshot snapshot, String accountId, UUID after);

}
