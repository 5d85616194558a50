package io.ztrisk.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.ztrisk.api.AccountId;
import io.ztrisk.query.ListQuery;
import io.ztrisk.token.Caller;
import io.ztrisk.token.TokenRepository;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

import static io.ztrisk.database.RowValues.instant;

/**
 * Sessions of the console.
 */
interface ConsoleSessionRepository extends Repository<ConsoleSession, String> {

	/** The sessions of the tokens that a caller may manage in an account. */
	String ROWS = "select id, token_id, begun_at, seen_at, ends_at from console_session "
			+ "where ends_at > :now and seen_at > :unused and token_id in (select id from (" + TokenRepository.ROWS
			+ ") as managed)";

	/**
	 * The sessions of {@link #ROWS}, the oldest first unless descending.
	 * @param unused the last use of a session that ends now
	 */
	static ListQuery<?, ListedSession> list(Caller caller, AccountId account, boolean descending, Instant now,
			Instant unused) {
		Map<String, Object> parameters = new HashMap<>(TokenRepository.parameters(caller, account));
		parameters.put("now", now.atOffset(ZoneOffset.UTC));
		parameters.put("unused", unused.atOffset(ZoneOffset.UTC));
		return ListQuery.ofRows(ROWS, (row, number) -> listed(row),
				descending ? "begun_at desc, id desc" : "begun_at, id", parameters);
	}

	Optional<ConsoleSession> findByHash(byte[] hash);

	Optional<ConsoleSession> findById(String id);

	ConsoleSession save(ConsoleSession session);

	/** Notes a use, unless one was noted since a time. */
	@Modifying
	@Transactional
	@Query("update ConsoleSession s set s.seenAt = :now where s.id = :id and s.seenAt < :since")
	void use(String id, Instant now, Instant since);

	@Modifying
	@Transactional
	@Query("delete from ConsoleSession s where s.hash = :hash")
	void deleteByHash(byte[] hash);

	@Modifying
	@Query("delete from ConsoleSession s where s.endsAt <= :now or s.seenAt <= :unused")
	void deleteEnded(Instant now, Instant unused);

	/** Deletes the oldest sessions of a token, and keeps some. */
	@Modifying
	@NativeQuery("""
			delete from console_session where id in (
				select id from console_session where token_id = :tokenId order by begun_at desc, id offset :kept)""")
	void deleteOldest(String tokenId, int kept);

	/** Deletes a session of {@link #ROWS}. */
	@Modifying
	@NativeQuery("delete from console_session where id = :id and token_id in (select id from (" + TokenRepository.ROWS
			+ ") as managed)")
	int delete(String id, String account, String[] lacked, boolean everywhere, String[] reached);

	private static ListedSession listed(ResultSet row) throws SQLException {
		return new ListedSession(instant(row, "begun_at"), instant(row, "ends_at"), row.getString("id"),
				instant(row, "seen_at"), row.getString("token_id"));
	}

}
