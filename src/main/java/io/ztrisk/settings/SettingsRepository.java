package io.ztrisk.settings;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The settings of detection of each account.
 */
public interface SettingsRepository extends Repository<AccountSettings, String> {

	/** The accounts that have set the time after which their feeds are quiet. */
	String QUIET_TIMES = """
			select account_id, cast(settings #>> '{feeds,quiet_after_seconds}' as int) as seconds
			from detection_settings
			where settings #>> '{feeds,quiet_after_seconds}' is not null""";

	@Query("select s from AccountSettings s where s.accountId = :accountId")
	Optional<AccountSettings> find(String accountId);

	/** Creates a missing row: only a row that exists can be locked. */
	@Modifying
	@NativeQuery("""
			insert into detection_settings (account_id, settings)
			values (:accountId, '{}')
			on conflict (account_id) do nothing""")
	void create(String accountId);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select s from AccountSettings s where s.accountId = :accountId")
	Optional<AccountSettings> lock(String accountId);

}
