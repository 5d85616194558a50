package io.ztrisk.suppressed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;

import org.springframework.stereotype.Service;

/**
 * Lists suppressed findings, newest first.
 */
@Service
class SuppressedFindingReader {

	/** Those of an account. */
	static final String ROWS = """
			select behavior, evidence, first_evidence, occurred_at, user_id, bucket
			from suppressed
			where account_id = :account""";

	/** How many are in memory at once: each may have many kilobytes of texts. */
	static final int MOST = 64;

	private final ListReader lists;

	SuppressedFindingReader(ListReader lists) {
		this.lists = lists;
	}

	ApiResponse<SuppressedFinding> list(AccountId account, ListRequest request) {
		String order = request.ascending() ? "occurred_at, user_id desc, bucket desc"
				: "occurred_at desc, user_id, bucket";
		return this.lists
			.read(ListQuery.ofRows(ROWS, SuppressedFindingReader::row, order, Map.of("account", account.value()), MOST,
					"octet_length(cast(evidence as text)) + octet_length(cast(first_evidence as text))"),
					request.page())
			.map((listed) -> ApiResponse.of(new SuppressedFinding(listed.rows()), listed.info()))
			.orElseThrow();
	}

	static SuppressedFinding.Row row(ResultSet row, int number) throws SQLException {
		return new SuppressedFinding.Row(row.getString("behavior"), row.getString("evidence"),
				row.getString("first_evidence"), row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
				row.getObject("user_id", UUID.class));
	}

}
