package io.ztrisk.privacy;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds all ids and e-mails of a person.
 */
@Component
class DataSubjectFinder {

	/**
	 * By what a user is known.
	 * @param jdbc reads it, in a transaction or from a snapshot
	 * @param id the id of a user that was not merged
	 */
	DataSubject find(JdbcClient jdbc, String accountId, UUID id) {
		List<UUID> merged = list(jdbc, UUID.class, """
				select id from users where account_id = :account and merged_into = :id order by id""", accountId, id);
		List<String> owned = list(jdbc, String.class, """
				select email from user_alias where account_id = :account and user_id = :id order by email""", accountId,
				id);
		List<String> shown = list(jdbc, String.class, """
				select email from users
				where account_id = :account and (id = :id or merged_into = :id) and email <> ''""", accountId, id);
		return new DataSubject(id, merged, owned, shown);
	}

	private static <T> List<T> list(JdbcClient jdbc, Class<T> type, String sql, String accountId, UUID id) {
		return jdbc.sql(sql).param("account", accountId).param("id", id).query(type).list();
	}

}
