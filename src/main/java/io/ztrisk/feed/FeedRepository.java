package io.ztrisk.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.ztrisk.api.AccountId;
import io.ztrisk.database.ArrayParameters;
import io.ztrisk.log.Dataset;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The state of each feed in the database. By JDBC and not as entities, since a delivery
 * is one upsert.
 */
@Repository
public class FeedRepository {

	private final JdbcClient jdbc;

	FeedRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Counts a delivery.
	 * @param newest the time of its newest record, null if it had none
	 * @param late how many of its records were too late to be judged
	 * @param overLimit how many records do not count, since their user's hour has too
	 * many
	 * @param incomplete how many of its records could not be decided, by the missing
	 * field
	 */
	public void delivered(AccountId account, Dataset dataset, Instant at, @Nullable Instant newest, long late,
			long overLimit, SortedMap<String, Long> incomplete) {
		this.jdbc.sql("""
				with missing as (
					insert into missing_field (account_id, dataset, field, records)
					select :account, :dataset, field, records
					from unnest(:fields, cast(:records as bigint[])) as counted (field, records)
					order by field
					on conflict (account_id, dataset, field) do update
					set records = missing_field.records + excluded.records
				)
				insert into feed (account_id, dataset, deliveries, too_late, over_limit, last_batch, last_record)
				values (:account, :dataset, 1, :late, :overLimit, :at, :newest)
				on conflict (account_id, dataset) do update
				set deliveries = feed.deliveries + 1, too_late = feed.too_late + excluded.too_late,
					over_limit = feed.over_limit + excluded.over_limit,
					last_batch = greatest(feed.last_batch, excluded.last_batch),
					last_record = greatest(feed.last_record, excluded.last_record)""")
			.param("account", account.value())
			.param("dataset", dataset.key())
			.param("late", late)
			.param("overLimit", overLimit)
			.param("fields", ArrayParameters.of(incomplete.keySet()))
			.param("records", ArrayParameters.of(incomplete.values()))
			.param("at", at.atOffset(ZoneOffset.UTC))
			.param("newest", (newest != null) ? newest.atOffset(ZoneOffset.UTC) : null,
					java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
			.update();
	}

	/**
	 * The datasets that an account has ever been sent.
	 */
	List<Heard> of(AccountId account) {
		return this.jdbc.sql("""
				select dataset, deliveries, too_late, over_limit, last_batch, last_record
				from feed
				where account_id = :account""")
			.param("account", account.value())
			.query((row, number) -> new Heard(row.getString("dataset"), row.getLong("deliveries"),
					row.getLong("too_late"), row.getLong("over_limit"), instant(row, "last_batch"),
					instant(row, "last_record")))
			.list();
	}

	/**
	 * How many records of an account could not be decided, by dataset and missing field.
	 */
	Map<String, SortedMap<String, Long>> missingFields(AccountId account) {
		Map<String, SortedMap<String, Long>> byDataset = new HashMap<>();
		this.jdbc.sql("select dataset, field, records from missing_field where account_id = :account")
			.param("account", account.value())
			.query((row) -> {
				byDataset.computeIfAbsent(row.getString(1), (dataset) -> new TreeMap<>())
					.put(row.getString(2), row.getLong(3));
			});
		return byDataset;
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * A dataset that has been sent.
	 */
	record Heard(String dataset, long deliveries, long tooLate, long overLimit, @Nullable Instant lastBatch,
			@Nullable Instant lastRecord) {

	}

}
