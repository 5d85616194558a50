package io.ztrisk.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.event.EventOrder;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserHead;
import io.ztrisk.user.UserRepository;

import org.springframework.stereotype.Repository;

import static io.ztrisk.database.RowValues.instant;

/**
 * Reads a user, or the one that it was merged into, without and with the events.
 */
@Repository
class ScoreRepository {

	/**
	 * A user with its e-mails, the ids that were merged into it, the number of stored
	 * events that count of each behaviour as a text, and the time of its newest change.
	 */
	private static final String PROFILE = """
			select id, email, name, risk_level, event_count, folded_count, last_event, last_reset, revision, behaviors,
				array(
					select alias.email from user_alias as alias
					where alias.account_id = :account and alias.user_id = users.id
						and strpos(alias.email, chr(9)) = 0
					union
					select same.email from users as same
					where same.account_id = :account and (same.id = users.id or same.merged_into = users.id)
						and same.email <> ''
					order by 1) as emails,
				array(
					select other.id from users as other
					where other.account_id = :account and other.merged_into = users.id
					order by other.id) as merged_ids,
				array(
					select behavior || ' ' || count(*)
					from event
					where event.account_id = :account and event.user_id = users.id
						and dismissed_at is null and (users.last_reset is null or occurred_at > users.last_reset)
					group by behavior) as counts,
				(
					select changed_at
					from risk_change
					where risk_change.account_id = :account and user_id = users.id
					order by seq desc
					limit 1) as level_since
			from users
			where account_id = :account and id =\s""" + UserRepository.MERGED_ID;

	/** The events of a user that are not dismissed. */
	private static final String EVENTS = """
			select id, name, risk_level, occurred_at, details
			from event
			where account_id = :account and dismissed_at is null and user_id =\s""" + UserRepository.MERGED_ID;

	private static final String DETAILS_BYTES = "octet_length(cast(details as text))";

	private final ListReader lists;

	ScoreRepository(ListReader lists) {
		this.lists = lists;
	}

	Optional<UserProfile> profile(AccountId account, UUID user) {
		Rows<UserProfile> found = this.lists
			.readRows(ListQuery.ofRows(PROFILE, UserProfile::of, "id", parameters(account, user)), null)
			.rows();
		return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
	}

	Optional<ListResult<UserHead, UserDetail.Row>> detail(AccountId account, UUID user, ListRequest request) {
		String order = request.order(EventOrder.TIMESTAMP).sql(request.ascending());
		return this.lists.read(new ListQuery<>(UserRepository.HEAD, UserHead::of, EVENTS, ScoreRepository::event, order,
				parameters(account, user), DETAILS_BYTES), request.page());
	}

	private static Map<String, ?> parameters(AccountId account, UUID user) {
		return Map.of("account", account.value(), "user", user);
	}

	private static UserDetail.Row event(ResultSet row, int number) throws SQLException {
		return new UserDetail.Row(row.getString("details"), row.getObject("id", UUID.class), row.getString("name"),
				RiskLevel.ofRank(row.getInt("risk_level")), instant(row, "occurred_at"));
	}

}
