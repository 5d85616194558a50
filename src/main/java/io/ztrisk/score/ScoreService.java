package io.ztrisk.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.event.EventOrder;
import io.ztrisk.change.ChangeRepository;
import io.ztrisk.event.EventRepository;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserFilter;
import io.ztrisk.user.UserRepository;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

import static io.ztrisk.database.RowValues.instant;
import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * Reads the summary of an account and the detail of a user.
 */
@Service
class ScoreService {

	private static final String DETAILS_BYTES = "octet_length(cast(details as text))";

	private static final String DETAIL_COLUMNS = ", behaviors, last_reset, revision";

	private static final String DETAILS = EventRepository.NEWEST_COUNTING + ChangeRepository.LEVEL_SINCE;

	private static final String PROFILE = UserRepository.PROFILE_COLUMNS + EventRepository.COUNTS
			+ ChangeRepository.LEVEL_SINCE + UserRepository.OF_ID;

	private final ListReader lists;

	ScoreService(ListReader lists) {
		this.lists = lists;
	}

	ListResult<Boolean, Summary.Row> summary(AccountId account, UserFilter filter, boolean detail,
			ListRequest request) {
		String order = request.order(SummaryOrder.MAX_RISK_LEVEL).sql(request.ascending());
		return this.lists
			.read(ListQuery.ofRows(filter.rows(detail ? DETAIL_COLUMNS : ""),
					detail ? Summary.Row::withDetail : Summary.Row::of, order, filter.parameters(account))
				.with(detail ? DETAILS : ""), request.page())
			.orElseThrow();
	}

	UserProfile profile(AccountId account, UUID user) {
		Iterator<UserProfile> found = this.lists
			.read(ListQuery.ofRows(PROFILE, UserProfile::of, "id", Map.of("account", account.value(), "user", user)),
					null)
			.orElseThrow()
			.rows();
		if (!found.hasNext()) {
			throw new ApiException(ErrorCode.UNKNOWN_USER);
		}
		return found.next();
	}

	ListResult<Head, UserDetail.Row> detail(AccountId account, UUID user, ListRequest request) {
		String order = request.order(EventOrder.TIMESTAMP).sql(request.ascending());
		return this.lists
			.read(new ListQuery<>(UserRepository.HEAD, ScoreService::head, EventRepository.OF_USER, ScoreService::event,
					order, Map.of("account", account.value(), "user", user), DETAILS_BYTES), request.page())
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_USER));
	}

	private static Head head(ResultSet row, int number) throws SQLException {
		return new Head(row.getString("user_email"), row.getString("user_name"),
				RiskLevel.ofRankOrNull(row.getInt("user_risk_level")), instantOrNull(row, "last_reset"));
	}

	private static UserDetail.Row event(ResultSet row, int number) throws SQLException {
		return new UserDetail.Row(row.getString("details"), row.getObject("id", UUID.class), row.getString("name"),
				RiskLevel.ofRank(row.getInt("risk_level")), instant(row, "occurred_at"));
	}

	/** The detail of a user without the events. */
	record Head(String email, String name, @Nullable RiskLevel riskLevel, @Nullable Instant lastReset) {

		UserDetail with(Rows<UserDetail.Row> events) {
			return new UserDetail(this.email, events, this.lastReset, this.name, this.riskLevel);
		}

	}

}
