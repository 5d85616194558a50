package io.ztrisk.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.query.Snapshot;
import io.ztrisk.user.UserRepository;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the ids and e-mails of a person: in the transaction of an erasure, or from the
 * snapshot of an export, which JPA cannot use.
 */
@Repository
class DataSubjectRepository {

	/** A user, or the one that it was merged into, for an export. */
	private static final String USER = """
			select id, email, name, risk_level, event_count, folded_count, last_event, last_reset
			from users
			where account_id = :account and id =\s""" + UserRepository.MERGED_ID;

	/** The ids of the users that were merged into a user. */
	private static final String MERGED = """
			select id from users
			where account_id = :account and merged_into = :user
			order by id""";

	/** The e-mails and foreign ids that a user had first. */
	private static final String ALIASES = """
			select email from user_alias
			where account_id = :account and user_id = :user
			order by email""";

	/** The latest e-mails of a user and of the users that were merged into it. */
	private static final String SHOWN_EMAILS = """
			select email from users
			where account_id = :account and (id = :user or merged_into = :user) and email <> ''""";

	private final JdbcClient jdbc;

	DataSubjectRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Finds a person by the id of a user that was not merged into another. */
	DataSubject find(String accountId, UUID id) {
		return find(this.jdbc, accountId, id);
	}

	DataSubject find(Snapshot snapshot, String accountId, UUID id) {
		return find(snapshot.jdbc(1), accountId, id);
	}

	/** A user, or the user that it was merged into. */
	Optional<ExportedUser> user(Snapshot snapshot, String accountId, UUID id) {
		return snapshot.jdbc(1)
			.sql(USER)
			.param("account", accountId)
			.param("user", id)
			.query(ExportedUser::of)
			.optional();
	}

	private static DataSubject find(JdbcClient jdbc, String accountId, UUID id) {
		return new DataSubject(id, list(jdbc, UUID.class, MERGED, accountId, id),
				list(jdbc, String.class, ALIASES, accountId, id),
				list(jdbc, String.class, SHOWN_EMAILS, accountId, id));
	}

	private static <T> List<T> list(JdbcClient jdbc, Class<T> type, String sql, String accountId, UUID id) {
		return jdbc.sql(sql).param("account", accountId).param("user", id).query(type).list();
	}

}
