package io.ztrisk.privacy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.ztrisk.database.ArrayParameters;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The hashes of erased ids and e-mails.
 */
@Repository
class ErasureRepository {

	/** Tells these locks from others of two numbers. */
	private static final int ERASURE = 1;

	private final JdbcClient jdbc;

	ErasureRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Has {@link #note} wait until the transaction ends.
	 */
	void delay(String accountId) {
		lock("pg_advisory_xact_lock_shared", accountId);
	}

	private void lock(String function, String accountId) {
		this.jdbc.sql("select " + function + "(:erasure, hashtext(:account))")
			.param("erasure", ERASURE)
			.param("account", accountId)
			.query((row) -> {
			});
	}

	/**
	 * What is known of an account's erasures, empty if there were none.
	 */
	Optional<ErasureState> ledger(String accountId) {
		return this.jdbc.sql("select salt, erasures from erasure where account_id = :account")
			.param("account", accountId)
			.query((row, number) -> new ErasureState(row.getObject("salt", UUID.class), row.getLong("erasures")))
			.optional();
	}

	/**
	 * When those of some hashes were erased who were.
	 */
	Map<UUID, Instant> erased(String accountId, Collection<UUID> hashes) {
		Map<UUID, Instant> erased = new HashMap<>();
		this.jdbc.sql("""
				select hash, erased_at
				from erased
				where account_id = :account and hash = any (cast(:hashes as uuid[]))""")
			.param("account", accountId)
			.param("hashes", ArrayParameters.of(hashes))
			.query((row) -> {
				erased.put(row.getObject("hash", UUID.class),
						row.getObject("erased_at", OffsetDateTime.class).toInstant());
			});
		return erased;
	}

	/**
	 * Notes that someone is erased.
	 * @param identifiers all that tells who it was
	 */
	void note(String accountId, Collection<String> identifiers, Instant at) {
		lock("pg_advisory_xact_lock", accountId);
		OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
		UUID salt = this.jdbc.sql("""
				insert into erasure (account_id, salt, erasures, newest)
				values (:account, gen_random_uuid(), 1, :at)
				on conflict (account_id) do update
				set erasures = erasure.erasures + 1, newest = greatest(erasure.newest, excluded.newest)
				returning salt""").param("account", accountId).param("at", time).query(UUID.class).single();
		ErasureState ledger = new ErasureState(salt, 0);
		this.jdbc.sql("""
				insert into erased (account_id, hash, erased_at)
				select :account, hash, :at
				from unnest(cast(:hashes as uuid[])) as hash
				on conflict (account_id, hash) do update
				set erased_at = greatest(erased.erased_at, excluded.erased_at)""")
			.param("account", accountId)
			.param("hashes", ArrayParameters.of(identifiers, ledger::hash))
			.param("at", time)
			.update();
	}

}
