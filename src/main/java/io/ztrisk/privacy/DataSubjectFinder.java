package io.ztrisk.privacy;

import java.util.List;
import java.util.UUID;

import io.ztrisk.user.UserRepository;

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
		List<UUID> merged = list(jdbc, UUID.class, UserRepository.MERGED, accountId, id);
		List<String> owned = list(jdbc, String.class, UserRepository.OWNED_EMAILS, accountId, id);
		List<String> shown = list(jdbc, String.class, UserRepository.SHOWN_EMAILS, accountId, id);
		return new DataSubject(id, merged, owned, shown);
	}

	private static <T> List<T> list(JdbcClient jdbc, Class<T> type, String sql, String accountId, UUID id) {
		return jdbc.sql(sql).param("account", accountId).param("user", id).query(type).list();
	}

}
