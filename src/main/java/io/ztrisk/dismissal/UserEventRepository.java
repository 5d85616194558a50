package io.ztrisk.dismissal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ListRequest;
import io.ztrisk.event.EventOrder;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserHead;
import io.ztrisk.user.UserRepository;

import org.springframework.stereotype.Repository;

import static io.ztrisk.database.RowValues.instant;

/**
 * Reads the events of a user, or of the one that it was merged into, with their states,
 * and the findings of an event.
 */
@Repository
class UserEventRepository {

	private static final String EVENTS = """
			select *
			from (
				select id, behavior, bucket, name, risk_level, occurred_at, stored_at, details, dismissed_at,
					dismissed_by, dismissal_verdict, dismissal_reason,
					case when dismissed_at is not null then 'dismissed'
						when occurred_at <= (select last_reset from users where account_id = :account and id = %1$s)
							then 'before_reset'
						else 'counting' end as state
				from event
				where account_id = :account and user_id = %1$s) as listed
			where true""".formatted(UserRepository.MERGED_ID);

	private static final String DETAILS_BYTES = "octet_length(cast(details as text))";

	private static final String FINDINGS = """
			select record, occurred_at as found_at, coalesce(evidence, facts) as evidence
			from observation
			where account_id = :account and event_id = :event""";

	private static final String EVIDENCE_BYTES = "octet_length(cast(evidence as text))";

	private final ListReader lists;

	UserEventRepository(ListReader lists) {
		this.lists = lists;
	}

	Optional<ListResult<UserHead, UserEvents.Row>> list(AccountId account, UUID user, EventFilter filter,
			ListRequest request) {
		Map<String, Object> parameters = new HashMap<>(Map.of("account", account.value(), "user", user));
		String conditions = "";
		if (filter.behavior() != null) {
			conditions += " and behavior = :behavior";
			parameters.put("behavior", filter.behavior());
		}
		if (filter.state() != null) {
			conditions += " and state = :state";
			parameters.put("state", filter.state().wire());
		}
		String order = request.order(EventOrder.TIMESTAMP).sql(request.ascending());
		return this.lists.read(new ListQuery<>(UserRepository.HEAD, UserHead::of, EVENTS + conditions,
				UserEvents.Row::of, order, parameters, DETAILS_BYTES), request.page());
	}

	/**
	 * Reads an event of a user, and its findings, the newest first.
	 * @param evidence the digits of the evidence, for an event that findings make
	 */
	Optional<ListResult<EventFindings.Head, EventFindings.Finding>> findings(AccountId account, UUID user, UUID event,
			String evidence, ListRequest request) {
		return this.lists.read(
				new ListQuery<>(EVENTS + " and id = :event",
						(row, number) -> new EventFindings.Head(UserEvents.Row.of(row, number),
								(row.getString("bucket") != null) ? evidence : null),
						FINDINGS, UserEventRepository::finding, "found_at desc, record desc",
						Map.of("account", account.value(), "user", user, "event", event), EVIDENCE_BYTES),
				request.page());
	}

	private static EventFindings.Finding finding(ResultSet row, int number) throws SQLException {
		return new EventFindings.Finding(row.getString("evidence"), instant(row, "found_at"));
	}

}
