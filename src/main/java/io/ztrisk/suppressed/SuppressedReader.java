package io.ztrisk.suppressed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.query.Listing;
import io.ztrisk.query.Lists;

import org.springframework.stereotype.Service;

/**
 * Reads suppressed findings, the newest first.
 */
@Service
class SuppressedReader {

	/** Those of an account. */
	static final String ROWS = """
			select behavior, evidence, first_evidence, occurred_at, user_id, bucket
			from suppressed
			where account_id = :account""";

	/** How many are in memory at once: each may have many kilobytes of texts. */
	static final int MOST = 64;

	private final Lists lists;

	SuppressedReader(Lists lists) {
		this.lists = lists;
	}

	ApiResponse<Suppressed> list(AccountId account, PageRequest request) {
		String order = request.ascending() ? "occurred_at, user_id desc, bucket desc"
				: "occurred_at desc, user_id, bucket";
		return this.lists
			.read(Listing.ofRows(ROWS, SuppressedReader::row, order, Map.of("account", account.value()), MOST,
					"octet_length(cast(evidence as text)) + octet_length(cast(first_evidence as text))"),
					request.page())
			.map((listed) -> ApiResponse.of(new Suppressed(listed.rows()), listed.info()))
			.orElseThrow();
	}

	static Suppressed.Row row(ResultSet row, int number) throws SQLException {
		return new Suppressed.Row(row.getString("behavior"), row.getString("evidence"), row.getString("first_evidence"),
				row.getObject("occurred_at", OffsetDateTime.class).toInstant(), row.getObject("user_id", UUID.class));
	}

}
