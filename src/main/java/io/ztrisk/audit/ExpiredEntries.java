package io.ztrisk.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.BooleanSupplier;

import io.ztrisk.retention.ExpiredRows;
import io.ztrisk.retention.Periods;
import io.ztrisk.retention.Prunable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes expired audit entries. The role of the server must not delete them, so each
 * transaction switches to another role until its end.
 */
@Component
class ExpiredEntries implements Prunable {

	private final JdbcClient jdbc;

	private final TransactionOperations transactions;

	private final ExpiredRows rows;

	ExpiredEntries(JdbcClient jdbc, TransactionOperations transactions, Periods periods) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.rows = new ExpiredRows(jdbc, "audit_entry", "changed_at", periods.retention().audit());
	}

	@Override
	public String table() {
		return this.rows.table();
	}

	@Override
	public Duration period() {
		return this.rows.period();
	}

	@Override
	public BooleanSupplier batches(String accountId, Instant before) {
		BooleanSupplier batches = this.rows.batches(accountId, before);
		return () -> Objects.requireNonNull(this.transactions.execute((status) -> {
			this.jdbc.sql("set local role ztrisk_audit_retention").update();
			return batches.getAsBoolean();
		}));
	}

}
