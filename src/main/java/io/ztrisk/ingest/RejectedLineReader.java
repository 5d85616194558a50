package io.ztrisk.ingest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the lines that are set aside from a snapshot, newest first.
 */
@Component
class RejectedLineReader {

	/** Few rows at a time: each may have a mebibyte. */
	private static final int FETCH_SIZE = 8;

	private static final String WHERE = """
			 from rejected_line
			where account_id = :account and (cast(:dataset as text) is null or dataset = :dataset)""";

	private final Snapshot snapshot;

	RejectedLineReader(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	/**
	 * The lines.
	 * @param dataset null for all
	 */
	ApiResponse<RejectedLines> read(AccountId account, @Nullable String dataset, PageRequest request) {
		long total = (request.page() != null)
				? query("select count(*)" + WHERE, account, dataset).query(Long.class).single() : 0;
		JdbcClient.StatementSpec query = query(
				"select *" + WHERE + " order by received_at desc, line desc, id limit :limit offset :offset", account,
				dataset)
			.param("limit", (request.page() != null) ? request.page().size() : RejectedLineStore.MOST)
			.param("offset", (request.page() != null) ? request.page().offset() : 0)
			.withFetchSize(FETCH_SIZE);
		Rows<Row> rows = new Rows<>(this.snapshot.stream(query,
				(row, number) -> new Row(row.getString("dataset"), row.getObject("id", UUID.class), row.getLong("line"),
						row.getString("reason"), row.getObject("received_at", OffsetDateTime.class).toInstant(),
						row.getBoolean("replayable"), text(row.getBytes("bytes")))));
		return ApiResponse.of(new RejectedLines(rows), request.info(rows, total));
	}

	private JdbcClient.StatementSpec query(String sql, AccountId account, @Nullable String dataset) {
		return this.snapshot.query(sql).param("account", account.value()).param("dataset", dataset);
	}

	private static @Nullable String text(byte @Nullable [] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : null;
	}

	/**
	 * The lines of an account.
	 */
	record RejectedLines(Rows<Row> lines) {

	}

	/**
	 * A line as it is shown: what is no UTF-8 in it by replacement characters.
	 */
	record Row(String dataset, UUID id, long line, String reason, Instant receivedAt, boolean replayable,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {

	}

}
