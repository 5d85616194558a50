package io.ztrisk.triage;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.act.HistoryEntry;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ListRequest;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.user.UserHead;
import io.ztrisk.user.UserRepository;

import org.springframework.stereotype.Repository;

/**
 * Reads the history of a user, or of the one that it was merged into.
 */
@Repository
class HistoryRepository {

	/**
	 * The acts of a user, and the changes of its level that are no acts. An entry without
	 * a name has that of its event, if this is stored.
	 */
	private static final String ENTRIES = """
			select actor, actor_id, cause, event_count, event_id, id, level,
				coalesce(name, (
					select event.name
					from event
					where account_id = :account and event.id = event_id)) as name,
				previous_level, reason, happened_at, token_id, verdict
			from (
				select actor, actor_id, cause, event_count, event_id, id, level, name, previous_level, reason,
					acted_at as happened_at, token_id, verdict
				from act
				where account_id = :account and user_id = %1$s
				union all
				select null, null, cause, null, event_id, id, level, null, previous_level, null,
					changed_at, null, null
				from risk_change
				where account_id = :account and user_id = %1$s
					and cause in ('merged', 'event', 'recomputed', 'identified')) as entries"""
		.formatted(UserRepository.MERGED_ID);

	private static final String REASON_BYTES = "coalesce(octet_length(reason), 0)";

	private final ListReader lists;

	HistoryRepository(ListReader lists) {
		this.lists = lists;
	}

	/** The entries of a user, the newest first unless ascending. */
	Optional<ListResult<UserHead, HistoryEntry>> history(AccountId account, UUID user, ListRequest request) {
		return this.lists.read(new ListQuery<>(UserRepository.HEAD, UserHead::of, ENTRIES, HistoryEntry::of,
				request.ascending() ? "happened_at, id" : "happened_at desc, id desc",
				Map.of("account", account.value(), "user", user), REASON_BYTES), request.page());
	}

}
