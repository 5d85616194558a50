package io.ztrisk.signing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The keys of accounts. Their changes wait for a lock of the account, since the first
 * keys have no row to lock. The number 5 distinguishes these locks from others.
 */
interface SigningKeyRepository extends Repository<SigningKey, SigningKey.Key> {

	@NativeQuery("select cast(pg_advisory_xact_lock(5, hashtext(:accountId)) as text)")
	String lock(String accountId);

	@Query("select k from SigningKey k where k.key.accountId = :accountId order by k.since desc, k.key.kid")
	List<SigningKey> of(String accountId);

	@Query("select k from SigningKey k where k.key.accountId = :accountId and k.state = 'current'")
	Optional<SigningKey> current(String accountId);

	/** The next account with keys: one step in an index. */
	@NativeQuery("select account_id from signing_key where account_id > :accountId order by account_id limit 1")
	Optional<String> accountAfter(String accountId);

	void save(SigningKey key);

	@Modifying(flushAutomatically = true, clearAutomatically = true)
	@Query("delete from SigningKey k where k.key.accountId = :accountId and k.state = 'old' and k.since <= :since")
	int deleteOld(String accountId, Instant since);

	@Modifying(flushAutomatically = true, clearAutomatically = true)
	@Query("delete from SigningKey k where k.key.accountId = :accountId and k.key.kid = :kid")
	int delete(String accountId, String kid);

	/** Retires the current key. Nothing needs its private key any more. */
	@Modifying(flushAutomatically = true, clearAutomatically = true)
	@Query("""
			update SigningKey k set k.state = 'old', k.sealed = null, k.since = :now
			where k.key.accountId = :accountId and k.state = 'current'""")
	int retire(String accountId, Instant now);

	@Modifying(flushAutomatically = true, clearAutomatically = true)
	@Query("""
			update SigningKey k set k.state = 'current', k.since = :now
			where k.key.accountId = :accountId and k.state = 'next'""")
	int promote(String accountId, Instant now);

}
