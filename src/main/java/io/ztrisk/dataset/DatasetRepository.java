package io.ztrisk.dataset;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The datasets that accounts have made. Their changes wait for a lock of the account: a
 * limit of rows needs more than the lock of a row. The number 2 distinguishes these locks
 * from others.
 */
interface DatasetRepository extends Repository<CustomDataset, CustomDataset.Key> {

	@NativeQuery("select cast(pg_advisory_xact_lock(2, hashtext(:accountId)) as text)")
	String lock(String accountId);

	/** Waits until no transaction changes datasets. Several may hold this lock. */
	@NativeQuery("select cast(pg_advisory_xact_lock_shared(2, hashtext(:accountId)) as text)")
	String lockShared(String accountId);

	@Query("select d from CustomDataset d where d.key.accountId = :accountId and d.key.name = :name")
	Optional<CustomDataset> find(String accountId, String name);

	@Query("select d.key.name from CustomDataset d where d.key.accountId = :accountId order by d.key.name")
	List<String> names(String accountId);

	@Query("select d.id as id, d.revision as revision from CustomDataset d where d.key.accountId = :accountId")
	List<Version> versions(String accountId);

	/** The name, the description and the revision of each dataset. */
	@NativeQuery("""
			select name, cast(mapping as json) ->> 'description' as description, revision from custom_dataset
			where account_id = :accountId""")
	List<Summary> summaries(String accountId);

	void save(CustomDataset dataset);

	void delete(CustomDataset dataset);

	/** The id and the revision of a dataset. */
	interface Version {

		UUID getId();

		int getRevision();

	}

	/** A dataset without its mapping. */
	interface Summary {

		String getName();

		@Nullable String getDescription();

		int getRevision();

	}

}
