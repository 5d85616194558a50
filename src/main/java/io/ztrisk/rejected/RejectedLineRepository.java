package io.ztrisk.rejected;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.query.ListQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

import static io.ztrisk.database.RowValues.instant;

/**
 * Rejected lines.
 */
public interface RejectedLineRepository
		extends Repository<StoredRejectedLine, StoredRejectedLine.Key>, RejectedLineBatch {

	/** The lines of an account, of one dataset or of all. */
	String ROWS = """
			select id, dataset, line, reason, received_at, bytes, replayable, element
			from rejected_line
			where account_id = :account and (cast(:dataset as text) is null or dataset = :dataset)""";

	/** The maximum number of lines in memory: each may have a mebibyte. */
	int MAX_ROWS = 2;

	/**
	 * The lines of an account, the newest first unless ascending.
	 * @param dataset null for all
	 */
	static ListQuery<?, RejectedLines.Row> list(String accountId, @Nullable String dataset, boolean ascending) {
		Map<String, @Nullable Object> parameters = new HashMap<>();
		parameters.put("account", accountId);
		parameters.put("dataset", dataset);
		return ListQuery.ofRows(ROWS, (row, number) -> RejectedLines.Row.of(line(row, number)),
				ascending ? "received_at, line, id desc" : "received_at desc, line desc, id", parameters, MAX_ROWS,
				"octet_length(bytes)");
	}

	/**
	 * Deletes all but the newest lines. The first line to delete is materialized: without
	 * statistics of the account PostgreSQL would search for it once for each line.
	 * @param kept the number of lines to keep
	 */
	@Modifying
	@NativeQuery("""
			with first_too_many as materialized (
				select received_at, line, id
				from rejected_line
				where account_id = :accountId
				order by received_at desc, line desc, id
				offset :kept
				limit 1
			)
			delete from rejected_line
			using first_too_many as f
			where account_id = :accountId and rejected_line.received_at <= f.received_at
				and (rejected_line.received_at < f.received_at or rejected_line.line < f.line
					or (rejected_line.line = f.line and rejected_line.id >= f.id))""")
	int prune(String accountId, int kept);

	@Modifying
	@NativeQuery("delete from rejected_line where account_id = :accountId and dataset = :dataset")
	int delete(String accountId, String dataset);

	/** Deletes lines. They are locked by id against deadlocks. */
	@Modifying
	@NativeQuery("""
			with locked as materialized (
				select id from rejected_line where account_id = :accountId and id = any (:ids) order by id for update)
			delete from rejected_line
			using locked
			where account_id = :accountId and rejected_line.id = locked.id""")
	int delete(String accountId, UUID[] ids);

	@Modifying
	@NativeQuery("""
			delete from rejected_line
			where account_id = :accountId and ctid = any (array(
				select ctid from rejected_line where account_id = :accountId and received_at < :before
				order by received_at limit 1000))""")
	int deleteExpired(String accountId, Instant before);

	static RejectedLine line(ResultSet row, int number) throws SQLException {
		return new RejectedLine(row.getObject("id", UUID.class), row.getString("dataset"), row.getLong("line"),
				row.getString("reason"), instant(row, "received_at"), row.getBytes("bytes"),
				row.getBoolean("replayable"), row.getBoolean("element"));
	}

}
