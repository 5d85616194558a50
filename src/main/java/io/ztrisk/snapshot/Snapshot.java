package io.ztrisk.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * One read-only snapshot of the database, on a connection of its own from the first query
 * to the end of the answer.
 */
public class Snapshot implements AutoCloseable {

	private static final int FETCH_SIZE = 1000;

	private final HikariDataSource pool;

	private @Nullable Connection connection;

	Snapshot(HikariDataSource pool) {
		this.pool = pool;
	}

	/**
	 * Asks for a single row, or a few.
	 */
	public JdbcClient.StatementSpec query(String sql) {
		SingleConnectionDataSource source = new SingleConnectionDataSource(open(), true);
		JdbcTemplate jdbc = new JdbcTemplate(source);
		jdbc.setFetchSize(FETCH_SIZE);
		return JdbcClient.create(jdbc).sql(sql);
	}

	/**
	 * Runs a query whose rows are read as they are written; the first have been fetched
	 * when this returns.
	 */
	public <T> Stream<T> stream(JdbcClient.StatementSpec query, RowMapper<T> mapper) {
		return query.query(mapper).stream();
	}

	@Override
	public void close() {
		JdbcUtils.closeConnection(this.connection);
	}

	private Connection open() {
		if (this.connection == null) {
			try {
				this.connection = this.pool.getConnection();
			}
			catch (SQLException ex) {
				throw new DataAccessResourceFailureException("No connection", ex);
			}
		}
		return this.connection;
	}

	/**
	 * A pool of few connections for answers that may take their readers long, beside the
	 * main one.
	 */
	static HikariDataSource pool(HikariDataSource main, int size) {
		HikariConfig config = new HikariConfig();
		main.copyStateTo(config);
		config.setPoolName("snapshots");
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(0);
		config.setAutoCommit(false);
		config.setReadOnly(true);
		config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
		// Rows must come at once, in an index's order; to sort a million first would be
		// quicker in all and too late.
		config.setConnectionInitSql("set enable_sort = off");
		return new HikariDataSource(config);
	}

}
