package io.ztrisk.feed;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The feeds of accounts. A delivery is counted by a native upsert, which JPA does not
 * have.
 */
interface FeedRepository extends Repository<Feed, Feed.Key> {

	/**
	 * By dataset, the time of the newest record in the account where it is oldest, and
	 * the number of accounts whose feed is quiet. The datasets that accounts have made
	 * count as one.
	 */
	String NEWEST = """
			select case when starts_with(dataset, 'custom_') then 'custom' else dataset end as label,
				min(last_record) as newest,
				count(*) filter (where last_record is null
					or last_record < :now - make_interval(secs => coalesce(own.seconds, :seconds))) as quiet
			from feed
			left join unnest(cast(:accounts as text[]), cast(:own as int[])) as own (account_id, seconds)
				on own.account_id = feed.account_id
			where last_batch > :after
			group by label""";

	@Query("select f from Feed f where f.key.accountId = :accountId")
	List<Feed> of(String accountId);

	@Query("select m from MissingField m where m.key.accountId = :accountId")
	List<MissingField> missingFields(String accountId);

	@Modifying
	@NativeQuery("""
			with missing as (
				delete from missing_field where account_id = :accountId and dataset = :dataset
			)
			delete from feed where account_id = :accountId and dataset = :dataset""")
	void delete(String accountId, String dataset);

	/**
	 * @param newest as text, since Hibernate cannot pass null as a time
	 */
	@Modifying
	@NativeQuery("""
			with missing as (
				insert into missing_field (account_id, dataset, field, records)
				select :accountId, :dataset, field, records
				from unnest(cast(:fields as text[]), cast(:records as bigint[])) as counted (field, records)
				order by field
				on conflict (account_id, dataset, field) do update
				set records = missing_field.records + excluded.records
			)
			insert into feed (account_id, dataset, deliveries, too_late, over_limit, last_batch, last_record)
			values (:accountId, :dataset, 1, :late, :overLimit, :at, cast(cast(:newest as text) as timestamptz))
			on conflict (account_id, dataset) do update
			set deliveries = feed.deliveries + 1, too_late = feed.too_late + excluded.too_late,
				over_limit = feed.over_limit + excluded.over_limit,
				last_batch = greatest(feed.last_batch, excluded.last_batch),
				last_record = greatest(feed.last_record, excluded.last_record)""")
	void delivered(String accountId, String dataset, Instant at, @Nullable String newest, long late, long overLimit,
			@Nullable String[] fields, @Nullable String[] records);

}
