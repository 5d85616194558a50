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

	/**
	 * The condition on sessions that a caller may manage in an account: those of the
	 * tokens that the caller may manage, and those of people who reach the account and
	 * were granted nothing that the caller lacks.
	 */
	String MANAGED = """
			(token_id in (select token.id from token where\s""" + TokenRepository.MANAGED + """
				) or exists (
					select from unnest(grants) as granted where split_part(granted, ' ', 1) in (:account, '*')))
			and not exists (
				select from unnest(grants) as granted
				where not cast(:held as text[]) && array[granted, '* ' || split_part(granted, ' ', 2)])""";

	/** The sessions of {@link #MANAGED} that have not ended. */
	String ROWS = """
			select actor_id, begun_at, ends_at, id, name, seen_at, token_id from console_session
			where ends_at > :now and seen_at > :unused and\s""" + MANAGED;

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

	@Modifying
	@Query("delete from ConsoleSession s where s.tokenId = :tokenId")
	void deleteOfToken(String tokenId);

	/** Deletes the oldest sessions of a token, and keeps some. */
	@Modifying
	@NativeQuery("""
			delete from console_session where id in (
				select id from console_session where token_id = :tokenId order by begun_at desc, id offset :kept)""")
	void deleteOldest(String tokenId, int kept);

	/**
	 * Delays other sign-ins of a person until the transaction ends. The number 4
	 * distinguishes these advisory locks from others.
	 */
	@NativeQuery("select cast(pg_advisory_xact_lock(4, hashtext(:actorId)) as text)")
	String lockPerson(String actorId);

	/** Deletes the oldest sessions of a person, and keeps some. */
	@Modifying
	@NativeQuery("""
			delete from console_session where id in (
				select id from console_session where actor_id = :actorId order by begun_at desc, id offset :kept)""")
	void deleteOldestOfPerson(String actorId, int kept);

	/** Deletes a session of {@link #MANAGED}. */
	@Modifying
	@NativeQuery("delete from console_session where id = :id and " + MANAGED)
	int delete(String id, String account, String[] held, String[] known);

	private static ListedSession listed(ResultSet row) throws SQLException {
		return new ListedSession(row.getString("actor_id"), instant(row, "begun_at"), instant(row, "ends_at"),
				row.getString("id"), instant(row, "seen_at"), row.getString("name"), row.getString("token_id"));
	}

}
