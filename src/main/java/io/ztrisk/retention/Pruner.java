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
 * Prunes expired rows, account by account and in batches. One of the servers on a
 * database does so at a time: it holds a lock, which ends with its connection. Two at a
 * time would only be slower.
 */
@Component
class Pruner {

	/** {@code ztrisk} in ASCII. */
	static final long LOCK = 0x7a_74_72_69_73_6bL;

	/**
	 * How much longer everything is kept: a record that was not too late may not be
	 * stored yet, clocks differ, and an event has the time of its newest finding of up to
	 * a day.
	 */
	private static final Duration SPARE = Duration.ofDays(1);

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
	 * Prunes all expired rows, unless another server does.
	 * @return whether this server has pruned
	 */
	@Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
	boolean prune() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			JdbcClient holder = JdbcClient.create(new SingleConnectionDataSource(connection, true));
			if (!holder.sql("select pg_try_advisory_lock(:lock)").param("lock", LOCK).query(Boolean.class).single()) {
				return false;
			}
			try {
				Instant now = this.clock.instant();
				this.prunables.stream()
					.filter((prunable) -> !prunable.period().isZero())
					.forEach((prunable) -> prune(prunable, now.minus(prunable.period()).minus(SPARE)));
				return true;
			}
			finally {
				holder.sql("select pg_advisory_unlock(:lock)").param("lock", LOCK).query(Boolean.class).single();
			}
		}
	}

	private void prune(Prunable prunable, Instant before) {
		Optional<String> account = accountAfter(prunable.table(), "");
		while (account.isPresent()) {
			BooleanSupplier batches = prunable.batches(account.get(), before);
			long start = System.nanoTime();
			while (batches.getAsBoolean()) {
				rest(System.nanoTime() - start);
				start = System.nanoTime();
			}
			account = accountAfter(prunable.table(), account.get());
		}
	}

	/** Waits for as long as a batch took, so that others can use the database. */
	private static void rest(long nanos) {
		try {
			Thread.sleep(Duration.ofNanos(nanos));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Stopped", ex);
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
