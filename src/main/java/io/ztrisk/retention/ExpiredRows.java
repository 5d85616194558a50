package io.ztrisk.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes expired rows that nothing else depends on.
 *
 * @param jdbc the database
 * @param table the rows' table
 * @param time the column that has their time, second to the account in an index
 * @param period how long they are kept, zero for ever
 */
public record ExpiredRows(JdbcClient jdbc, String table, String time, Duration period) implements Prunable {

	private static final int BATCH = 1000;

	@Override
	public BooleanSupplier batches(String accountId, Instant before) {
		return () -> this.jdbc
			.sql("""
					delete from %1$s
					where account_id = :account and ctid = any (array(
						select ctid from %1$s where account_id = :account and %2$s < :before order by %2$s limit :batch))"""
				.formatted(this.table, this.time))
			.param("account", accountId)
			.param("before", before.atOffset(ZoneOffset.UTC))
			.param("batch", BATCH)
			.update() == BATCH;
	}

}
