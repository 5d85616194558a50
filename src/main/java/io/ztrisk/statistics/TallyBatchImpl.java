package io.ztrisk.statistics;

import java.util.Collection;

import io.ztrisk.database.ArrayParameters;
import io.ztrisk.format.Uuids;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the statement of batches with JDBC.
 */
class TallyBatchImpl implements TallyBatch {

	private final JdbcClient jdbc;

	TallyBatchImpl(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	@Override
	public void add(String accountId, Collection<TallyCount> counts) {
		this.jdbc.sql("""
				insert into tally (account_id, kind, day, key, id, n)
				select :account, kind, day, key, id, n
				from unnest(:kinds, cast(:days as date[]), :keys, cast(:ids as uuid[]), cast(:numbers as bigint[]))
					as sent (kind, day, key, id, n)""")
			.param("account", accountId)
			.param("kinds", ArrayParameters.of(counts, (count) -> count.kind().stored()))
			.param("days", ArrayParameters.of(counts, TallyCount::day))
			.param("keys", ArrayParameters.of(counts, TallyCount::key))
			.param("ids", ArrayParameters.of(counts, (count) -> Uuids.random()))
			.param("numbers", ArrayParameters.of(counts, TallyCount::count))
			.update();
	}

}
