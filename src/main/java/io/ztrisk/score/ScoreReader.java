package io.ztrisk.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.event.EventOrder;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * Reads scores. Rows come by JDBC and not as entities, so that a million of them need no
 * memory.
 */
@Service
class ScoreReader {

	private static final String SCORED = """
			select id, email, name, risk_level, event_count, last_event
			from users
			where account_id = :account and risk_level is not null""";

	/** A user, or the one that it was merged into. */
	private static final String USER = """
			coalesce((select merged_into from users where account_id = :account and id = :user), :user)""";

	private static final String HEAD = """
			select email as user_email, name as user_name, risk_level as user_risk_level, last_reset
			from users
			where account_id = :account and id =\s""" + USER;

	private static final String EVENTS = """
			select id, name, risk_level, occurred_at, details
			from event
			where account_id = :account and user_id =\s""" + USER;

	private static final String DETAILS_BYTES = "octet_length(cast(details as text))";

	private final ListReader lists;

	ScoreReader(ListReader lists) {
		this.lists = lists;
	}

	ApiResponse<Summary> summary(AccountId account, ListRequest request) {
		String order = request.order(SummaryOrder.MAX_RISK_LEVEL).sql(request.ascending());
		return this.lists
			.read(ListQuery.ofRows(SCORED, ScoreReader::scored, order, Map.of("account", account.value())),
					request.page())
			.map((listed) -> ApiResponse.of(new Summary(listed.rows()), listed.info()))
			.orElseThrow();
	}

	ApiResponse<UserDetail> detail(AccountId account, UUID user, ListRequest request) {
		String order = request.order(EventOrder.TIMESTAMP).sql(request.ascending());
		return this.lists
			.read(new ListQuery<>(HEAD, ScoreReader::head, EVENTS, ScoreReader::event, order,
					Map.of("account", account.value(), "user", user), DETAILS_BYTES), request.page())
			.map((listed) -> ApiResponse.of(listed.head().with(listed.rows()), listed.info()))
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
	}

	private static Summary.Row scored(ResultSet row, int number) throws SQLException {
		return new Summary.Row(row.getString("email"), row.getLong("event_count"), instant(row, "last_event"),
				RiskLevel.ofRank(row.getInt("risk_level")), row.getString("name"), row.getObject("id", UUID.class));
	}

	private static Head head(ResultSet row, int number) throws SQLException {
		return new Head(row.getString("user_email"), row.getString("user_name"),
				(row.getObject("user_risk_level") != null) ? RiskLevel.ofRank(row.getInt("user_risk_level")) : null,
				(row.getObject("last_reset") != null) ? instant(row, "last_reset") : null);
	}

	private static UserDetail.Row event(ResultSet row, int number) throws SQLException {
		return new UserDetail.Row(row.getString("details"), row.getObject("id", UUID.class), row.getString("name"),
				RiskLevel.ofRank(row.getInt("risk_level")), instant(row, "occurred_at"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	/**
	 * A user as its detail shows it.
	 */
	private record Head(String email, String name, @Nullable RiskLevel riskLevel, @Nullable Instant lastReset) {

		UserDetail with(Rows<UserDetail.Row> events) {
			return new UserDetail(this.email, events, this.lastReset, this.name, this.riskLevel);
		}

	}

}
