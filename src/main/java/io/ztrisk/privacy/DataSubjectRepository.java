package io.ztrisk.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.query.Snapshot;
import io.ztrisk.user.UserRepository;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the ids and e-mails of a person with the statements of {@link UserRepository}: in
 * the transaction of an erasure, or from the snapshot of an export, which JPA cannot use.
 */
@Repository
class DataSubjectRepository {

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
			.sql(UserRepository.EXPORTED)
			.param("account", accountId)
			.param("user", id)
			.query(ExportedUser::of)
			.optional();
	}

	private static DataSubject find(JdbcClient jdbc, String accountId, UUID id) {
		return new DataSubject(id, list(jdbc, UUID.class, UserRepository.MERGED, accountId, id),
				list(jdbc, String.class, UserRepository.OWNED_ALIASES, accountId, id),
				list(jdbc, String.class, UserRepository.SHOWN_EMAILS, accountId, id));
	}

	private static <T> List<T> list(JdbcClient jdbc, Class<T> type, String sql, String accountId, UUID id) {
		return jdbc.sql(sql).param("account", accountId).param("user", id).query(type).list();
	}

}
