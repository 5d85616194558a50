package io.ztrisk.score;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ListRequest;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserPrefix;

import org.springframework.stereotype.Repository;

/**
 * Reads the users of an account that have a score. A condition that the caller does not
 * set is not in the statement, so that PostgreSQL can use the index of the order.
 */
@Repository
class SummaryRepository {

	private static final String USERS = """
			select id, email, name, risk_level, event_count, last_event
			from users
			where account_id = :account and risk_level is not null""";

	private static final String DETAILED_USERS = """
			select id, email, name, risk_level, event_count, last_event, behaviors, last_reset, revision
			from users
			where account_id = :account and risk_level is not null""";

	/**
	 * Columns that are read for the users of a page alone: the newest event that counts,
	 * as an array of texts, and the time of the newest change of the level.
	 */
	private static final String DETAILS = """
			, (
				select array[cast(event.id as text), behavior, event.name, cast(event.risk_level as text),
					to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')]
				from event
				where event.account_id = :account and event.user_id = users.id
					and dismissed_at is null and (users.last_reset is null or occurred_at > users.last_reset)
				order by occurred_at desc, event.id
				limit 1) as newest_event, (
				select changed_at
				from risk_change
				where risk_change.account_id = :account and user_id = users.id
				order by seq desc
				limit 1) as level_since""";

	private final ListReader lists;

	SummaryRepository(ListReader lists) {
		this.lists = lists;
	}

	ListResult<?, Summary.Row> list(AccountId account, SummaryFilter filter, ListRequest request) {
		return this.lists.readRows(ListQuery.ofRows(USERS + conditions(filter), Summary.Row::of, order(request),
				parameters(account, filter)), request.page());
	}

	/** The same users with their details. */
	ListResult<?, Summary.Row> listDetailed(AccountId account, SummaryFilter filter, ListRequest request) {
		return this.lists.readRows(
				ListQuery
					.ofRows(DETAILED_USERS + conditions(filter), Summary.Row::withDetail, order(request),
							parameters(account, filter))
					.with(DETAILS),
				request.page());
	}

	private static String order(ListRequest request) {
		return request.order(SummaryOrder.MAX_RISK_LEVEL).sql(request.ascending());
	}

	private static String conditions(SummaryFilter filter) {
		return ((filter.prefix() != null) ? " and " + UserPrefix.CONDITION : "")
				+ (!filter.levels().isEmpty() ? " and risk_level = any (cast(:levels as smallint[]))" : "")
				+ ((filter.behavior() != null) ? " and :behavior = any (behaviors)" : "")
				+ ((filter.since() != null) ? " and last_event >= :since" : "");
	}

	/** The parameters of the conditions. */
	private static Map<String, ?> parameters(AccountId account, SummaryFilter filter) {
		Map<String, Object> parameters = new HashMap<>(Map.of("account", account.value()));
		if (filter.prefix() != null) {
			parameters.putAll(filter.prefix().parameters());
		}
		if (!filter.levels().isEmpty()) {
			parameters.put("levels", filter.levels().stream().map(RiskLevel::rank).toArray(Short[]::new));
		}
		if (filter.behavior() != null) {
			parameters.put("behavior", filter.behavior());
		}
		if (filter.since() != null) {
			parameters.put("since", filter.since().atOffset(ZoneOffset.UTC));
		}
		return parameters;
	}

}
