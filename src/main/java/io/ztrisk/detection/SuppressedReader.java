package io.ztrisk.detection;

import java.time.OffsetDateTime;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.snapshot.Snapshot;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Reads suppressed findings from a snapshot, the newest first.
 */
@Service
class SuppressedReader {

	private final Snapshot snapshot;

	SuppressedReader(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	ApiResponse<Suppressed> list(AccountId account, PageRequest request) {
		long total = (request.page() != null)
				? this.snapshot.query("select count(*) from suppressed where account_id = :account")
					.param("account", account.value())
					.query(Long.class)
					.single()
				: 0;
		JdbcClient.StatementSpec query = this.snapshot.query("""
				select behavior, evidence, occurred_at, user_id
				from suppressed
				where account_id = :account
				order by occurred_at desc, user_id, record
				limit :limit offset :offset""")
			.param("account", account.value())
			.param("limit", (request.page() != null) ? request.page().size() : Long.MAX_VALUE)
			.param("offset", (request.page() != null) ? request.page().offset() : 0);
		Rows<Suppressed.Row> rows = new Rows<>(this.snapshot.stream(query,
				(row, number) -> new Suppressed.Row(row.getString("behavior"), row.getString("evidence"),
						row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
						row.getObject("user_id", UUID.class))));
		return ApiResponse.of(new Suppressed(rows), request.info(rows, total));
	}

}
