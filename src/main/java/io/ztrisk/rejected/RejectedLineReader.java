package io.ztrisk.rejected;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads the lines that are set aside, newest first.
 */
@Component
public class RejectedLineReader {

	/** Each may have a mebibyte. */
	static final int MOST = 2;

	/** Those of an account. */
	static final String ROWS = """
			select id, dataset, line, reason, received_at, bytes, replayable
			from rejected_line
			where account_id = :account""";

	private static final String OF_DATASET = " and (cast(:dataset as text) is null or dataset = :dataset)";

	private final ListReader lists;

	RejectedLineReader(ListReader lists) {
		this.lists = lists;
	}

	/**
	 * The lines.
	 * @param dataset null for all
	 */
	public ApiResponse<RejectedLines> read(AccountId account, @Nullable String dataset, ListRequest request) {
		Map<String, @Nullable Object> parameters = new HashMap<>();
		parameters.put("account", account.value());
		parameters.put("dataset", dataset);
		String order = request.ascending() ? "received_at, line, id desc" : "received_at desc, line desc, id";
		return this.lists
			.read(ListQuery.ofRows(ROWS + OF_DATASET, RejectedLineReader::row, order, parameters, MOST,
					"octet_length(bytes)"), request.page())
			.map((listed) -> ApiResponse.of(new RejectedLines(listed.rows()), listed.info()))
			.orElseThrow();
	}

	static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getString("dataset"), row.getObject("id", UUID.class), row.getLong("line"),
				row.getString("reason"), row.getObject("received_at", OffsetDateTime.class).toInstant(),
				row.getBoolean("replayable"), text(row.getBytes("bytes")));
	}

	private static @Nullable String text(byte @Nullable [] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.UTF_8) : null;
	}

	/**
	 * The lines of an account.
	 */
	@ApiSchema("RejectedLines")
	public record RejectedLines(Rows<Row> lines) {

	}

	/**
	 * A line as it is shown: what is no UTF-8 in it by replacement characters.
	 */
	@ApiSchema("RejectedLine")
	record Row(String dataset, UUID id, long line, String reason, Instant receivedAt, boolean replayable,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String text) {

	}

}
