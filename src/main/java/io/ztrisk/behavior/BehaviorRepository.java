package io.ztrisk.behavior;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The behaviours that each account has made or configured.
 */
public interface BehaviorRepository extends Repository<StoredBehavior, StoredBehavior.Key>, ConfiguredBehaviors {

	/** Creates missing rows: only a row that exists can be locked. */
	@Modifying
	@NativeQuery("""
			insert into behavior_setting (account_id, behavior, enabled, risk_level)
			select :accountId, behavior, false, risk_level
			from unnest(cast(:behaviors as text[]), cast(:levels as smallint[])) as missing (behavior, risk_level)
			order by behavior
			on conflict (account_id, behavior) do nothing""")
	void create(String accountId, String[] behaviors, Short[] levels);

	/** Creates a missing row of a behaviour before its first generation. */
	@Modifying
	@NativeQuery("""
			insert into behavior_setting (account_id, behavior, enabled, risk_level, generation, deleted)
			values (:accountId, :behavior, false, 1, 0, true)
			on conflict (account_id, behavior) do nothing""")
	void createCustom(String accountId, String behavior);

	/** Locks behaviours in the order of the keys. Changes of others do not wait. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select b from StoredBehavior b
			where b.key.accountId = :accountId and b.key.behavior in :behaviors
			order by b.key.behavior""")
	List<StoredBehavior> lock(String accountId, Collection<String> behaviors);

	/**
	 * Locks the definitions of an account until the transaction ends. The number 2
	 * distinguishes these locks from those of erasures.
	 */
	@NativeQuery("select cast(pg_advisory_xact_lock(2, hashtext(:accountId)) as text)")
	String lockDefinitions(String accountId);

	@Query("select b from StoredBehavior b where b.key.accountId = :accountId and b.key.behavior = :behavior and not b.deleted")
	Optional<StoredBehavior> find(String accountId, String behavior);

	/** The number of behaviours that an account has made and not deleted. */
	@Query("select count(*) from StoredBehavior b where b.key.accountId = :accountId and b.name is not null and not b.deleted")
	int countCustom(String accountId);

	/**
	 * The rules that an account has made, also those of behaviours that are not enabled.
	 */
	@NativeQuery("""
			select behavior, generation, revision, enabled, suspended, rule
			from behavior_setting
			where account_id = :accountId and rule is not null and not deleted
			order by behavior""")
	List<StoredRule> rules(String accountId);

	/** The behaviours whose rules were changed or removed. */
	@Query("select b from StoredBehavior b where b.key.accountId = :accountId and b.revisedAt is not null and not b.deleted")
	List<StoredBehavior> revised(String accountId);

	/**
	 * The behaviours with obsolete data, and their first generation that is not obsolete.
	 */
	@NativeQuery("""
			select behavior, generation + cast(deleted as integer) as generation
			from behavior_setting
			where account_id = :accountId and obsolete""")
	List<Obsolete> obsolete(String accountId);

	@Modifying
	@NativeQuery("""
			update behavior_setting
			set obsolete = false
			where account_id = :accountId and behavior = :behavior
				and generation + cast(deleted as integer) = :generation""")
	@Transactional
	void clearObsolete(String accountId, String behavior, int generation);

	/** A rule as it is stored. */
	interface StoredRule {

		String getBehavior();

		int getGeneration();

		int getRevision();

		boolean getEnabled();

		boolean getSuspended();

		/** The rule as JSON. */
		String getRule();

	}

	/** A behaviour with obsolete data. */
	interface Obsolete {

		String getBehavior();

		/** The first generation that is not obsolete. */
		int getGeneration();

	}

}
