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
 * Forgets what has been kept for its time, account by account and a batch at a time. Of
 * the servers on a database one does so at once: it holds a lock that its end, however it
 * comes, gives back. Nothing but the load depends on that.
 */
@Component
class Pruner {

	/** {@code ztrisk} in ASCII. */
	static final long LOCK = 0x7a_74_72_69_73_6bL;

	/**
	 * How much longer than its time all is kept: what has been judged not too late may be
	 * on its way still, clocks differ, and an event has the time of its newest finding of
	 * up to a day.
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
	 * Forgets what it is time for, unless another server is at it.
	 * @return whether this one did
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

	/**
	 * Leaves the database to others for as long as a batch took.
	 */
	private static void rest(long nanos) {
		try {
			Thread.sleep(Duration.ofNanos(nanos));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Stopped", ex);
		}
	}

	/**
	 * The account with rows that comes after another one. This is one step in an index.
	 */
	private Optional<String> accountAfter(String table, String account) {
		return this.jdbc
			.sql("select account_id from %s where account_id > :account order by account_id limit 1".formatted(table))
			.param("account", account)
			.query(String.class)
			.optional();
	}

}
