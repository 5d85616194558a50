package io.ztrisk.retention;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Prunes expired rows, account by account and in batches. A lock ensures that only one of
 * the servers on a database prunes at a time, since two would be slower. The lock ends
 * with its transaction, which reads nothing else, so that it keeps no old rows. A lock of
 * the session could be left behind in a pooler that pools transactions.
 */
@Component
class Pruner {

	/** {@code ztrisk} in ASCII. */
	static final long LOCK = 0x7a_74_72_69_73_6bL;

	/**
	 * The additional time that all rows are kept: a record that was not too late may not
	 * be stored yet, clocks differ, and the findings of an event may span a day.
	 */
	private static final Duration MARGIN = Duration.ofDays(1);

	private final List<Prunable> prunables;

	private final DataSource database;

	private final JdbcClient jdbc;

	private final Clock clock;

	Pruner(List<Prunable> prunables, DataSource database, JdbcClient jdbc, Clock clock) {
		this.prunables = prunables;
		this.database = database;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Prunes all expired rows, unless another server does so.
	 * @return whether this server has pruned
	 */
	@Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
	boolean prune() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			connection.setAutoCommit(false);
			JdbcClient holder = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			holder.sql("set local idle_in_transaction_session_timeout = 0").update();
			if (!holder.sql("select pg_try_advisory_xact_lock(:lock)")
				.param("lock", LOCK)
				.query(Boolean.class)
				.single()) {
				return false;
			}
			try {
				Instant now = this.clock.instant();
				this.prunables.stream()
					.filter((prunable) -> !prunable.period().isZero())
					.forEach((prunable) -> prune(prunable, now.minus(prunable.period()).minus(MARGIN)));
				return true;
			}
			finally {
				connection.rollback();
			}
		}
	}

	private void prune(Prunable prunable, Instant before) {
		Optional<String> account = accountAfter(prunable.table(), "");
		while (account.isPresent()) {
			BooleanSupplier batches = prunable.batches(account.get(), before);
			long start = System.nanoTime();
			while (batches.getAsBoolean()) {
				pause(System.nanoTime() - start);
				start = System.nanoTime();
			}
			account = accountAfter(prunable.table(), account.get());
		}
	}

	/** Waits as long as a batch took, so that others can use the database. */
	private static void pause(long nanos) {
		try {
			Thread.sleep(Duration.ofNanos(nanos));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while pruning", ex);
		}
	}

	/** The next account with rows: one step in an index. */
	private Optional<String> accountAfter(String table, String account) {
		return this.jdbc
			.sql("select account_id from %s where account_id > :account order by account_id limit 1".formatted(table))
			.param("account", account)
			.query(String.class)
			.optional();
	}

}
