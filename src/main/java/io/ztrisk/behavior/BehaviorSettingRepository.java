package io.ztrisk.behavior;

import java.util.Collection;
import java.util.List;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The settings of the behaviours of each account.
 */
public interface BehaviorSettingRepository extends Repository<AccountBehavior, AccountBehavior.Key>, BehaviorSettings {

	/** Creates missing rows: only a row that exists can be locked. */
	@Modifying
	@NativeQuery("""
			insert into behavior_setting (account_id, behavior, enabled, risk_level)
			select :accountId, behavior, false, risk_level
			from unnest(cast(:behaviors as text[]), cast(:levels as smallint[])) as missing (behavior, risk_level)
			order by behavior
			on conflict (account_id, behavior) do nothing""")
	void create(String accountId, String[] behaviors, Short[] levels);

	/** Locks behaviours in the order of the keys. Changes of others do not wait. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select b from AccountBehavior b
			where b.key.accountId = :accountId and b.key.behavior in :behaviors
			order by b.key.behavior""")
	List<AccountBehavior> lock(String accountId, Collection<String> behaviors);

}
