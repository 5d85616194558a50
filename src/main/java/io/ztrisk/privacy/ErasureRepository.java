package io.ztrisk.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import io.ztrisk.database.ArrayParameters;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The erasures of accounts, and the hashes of erased ids and e-mails. Each account has an
 * advisory lock, which ends with the transaction. The number 1 distinguishes these locks
 * from others.
 */
interface ErasureRepository extends Repository<Erasure, String> {

	/** Delays {@link #add} until the transaction ends. */
	@NativeQuery("select cast(pg_advisory_xact_lock_shared(1, hashtext(:accountId)) as text)")
	String delay(String accountId);

	@NativeQuery("select cast(pg_advisory_xact_lock(1, hashtext(:accountId)) as text)")
	String lock(String accountId);

	@Query("""
			select new io.ztrisk.privacy.ErasureState(e.salt, e.erasures) from Erasure e
			where e.accountId = :accountId""")
	Optional<ErasureState> state(String accountId);

	/** The time at which an id or e-mail was erased, by its hash. */
	default Map<UUID, Instant> erased(String accountId, Collection<UUID> hashes) {
		return find(accountId, ArrayParameters.of(hashes)).stream()
			.collect(Collectors.toMap(Erased::getHash, Erased::getErasedAt));
	}

	@NativeQuery("""
			select hash, erased_at
			from erased
			where account_id = :accountId and hash = any (cast(:hashes as uuid[]))""")
	List<Erased> find(String accountId, @Nullable String[] hashes);

	/** Records the erasure of the ids and e-mails of a person. */
	default void add(String accountId, Collection<String> identifiers, Instant at) {
		lock(accountId);
		ErasureState state = new ErasureState(count(accountId, at), 0);
		add(accountId, ArrayParameters.of(identifiers, state::hash), at);
	}

	/** Counts an erasure, and returns the salt of the account. */
	@NativeQuery("""
			insert into erasure (account_id, salt, erasures, newest)
			values (:accountId, gen_random_uuid(), 1, :at)
			on conflict (account_id) do update
			set erasures = erasure.erasures + 1, newest = greatest(erasure.newest, excluded.newest)
			returning salt""")
	UUID count(String accountId, Instant at);

	@Modifying
	@NativeQuery("""
			insert into erased (account_id, hash, erased_at)
			select :accountId, hash, :at
			from unnest(cast(:hashes as uuid[])) as hash
			on conflict (account_id, hash) do update
			set erased_at = greatest(erased.erased_at, excluded.erased_at)""")
	void add(String accountId, @Nullable String[] hashes, Instant at);

	@Modifying
	@NativeQuery("""
			delete from erased
			where account_id = :accountId and ctid = any (array(
				select ctid from erased where account_id = :accountId and erased_at < :before
				order by erased_at limit 1000))""")
	@Transactional
	int deleteExpiredIdentifiers(String accountId, Instant before);

	@Modifying
	@NativeQuery("""
			delete from erasure
			where account_id = :accountId and ctid = any (array(
				select ctid from erasure where account_id = :accountId and newest < :before
				order by newest limit 1000))""")
	@Transactional
	int deleteExpired(String accountId, Instant before);

	/** An id or e-mail that was erased, by its hash. */
	interface Erased {

		UUID getHash();

		Instant getErasedAt();

	}

}
