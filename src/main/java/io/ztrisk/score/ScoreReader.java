package io.ztrisk.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.UnaryOperator;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.RiskLevel;
import io.ztrisk.api.Rows;
import io.ztrisk.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Reads scores from a snapshot. Rows come by JDBC and not as entities, so that a million
 * of them need no memory.
 */
@Service
class ScoreReader {

	private final Snapshot snapshot;

	ScoreReader(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	ApiResponse<Summary> summary(AccountId account, PageRequest request) {
		String order = request.order(SummaryOrder.MAX_RISK_LEVEL).sql(request.ascending());
		String where = " from users where account_id = :account and risk_level is not null";
		long total = (request.page() != null)
				? count(this.snapshot.query("select count(*)" + where).param("account", account.value())) : 0;
		Rows<Summary.Row> rows = rows("select id, email, name, risk_level, event_count, last_event" + where, order,
				request, (query) -> query.param("account", account.value()),
				(row, number) -> new Summary.Row(row.getString("email"), row.getLong("event_count"),
						instant(row, "last_event"), RiskLevel.ofRank(row.getInt("risk_level")), row.getString("name"),
						row.getObject("id", UUID.class)));
		return ApiResponse.of(new Summary(rows), request.info(rows, total));
	}

	ApiResponse<UserDetail> detail(AccountId account, UUID id, PageRequest request) {
		String order = request.order(EventOrder.TIMESTAMP).sql(request.ascending());
		UserRow user = this.snapshot.query("""
				select id, email, name, risk_level, last_reset
				from users
				where account_id = :account and id = coalesce(
					(select merged_into from users where account_id = :account and id = :id), :id)""")
			.param("account", account.value())
			.param("id", id)
			.query((row, number) -> new UserRow(row.getObject("id", UUID.class), row.getString("email"),
					row.getString("name"),
					(row.getObject("risk_level") != null) ? RiskLevel.ofRank(row.getInt("risk_level")) : null,
					(row.getObject("last_reset") != null) ? instant(row, "last_reset") : null))
			.optional()
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
		String where = " from event where account_id = :account and user_id = :user";
		long total = (request.page() != null) ? count(this.snapshot.query("select count(*)" + where)
			.param("account", account.value())
			.param("user", user.id())) : 0;
		Rows<UserDetail.Row> rows = rows("select id, name, risk_level, occurred_at, details" + where, order, request,
				(query) -> query.param("account", account.value()).param("user", user.id()),
				(row, number) -> new UserDetail.Row(row.getString("details"), row.getObject("id", UUID.class),
						row.getString("name"), RiskLevel.ofRank(row.getInt("risk_level")),
						instant(row, "occurred_at")));
		return ApiResponse.of(new UserDetail(user.email(), rows, user.lastReset(), user.name(), user.riskLevel()),
				request.info(rows, total));
	}

	private <T> Rows<T> rows(String select, String order, PageRequest request,
			UnaryOperator<JdbcClient.StatementSpec> account, RowMapper<T> mapper) {
		String paging = (request.page() != null) ? " limit :limit offset :offset" : "";
		JdbcClient.StatementSpec query = account.apply(this.snapshot.query(select + " order by " + order + paging));
		if (request.page() != null) {
			query = query.param("limit", request.page().size()).param("offset", request.page().offset());
		}
		return new Rows<>(this.snapshot.stream(query, mapper));
	}

	private static long count(JdbcClient.StatementSpec query) {
		return query.query(Long.class).single();
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/**
	 * A user as its detail shows it.
	 */
	private record UserRow(UUID id, String email, String name, @Nullable RiskLevel riskLevel,
			@Nullable Instant lastReset) {

	}

}
