package io.ztrisk.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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
 * One read-only snapshot of the database, from the first query on. A page is read whole
 * and its connection given back before anything is written, so that its reader's pace
 * matters to nobody; all rows are read as they are written, on one of a few connections
 * that are set aside for that.
 */
public class Snapshot implements AutoCloseable {

	private static final int FETCH_SIZE = 1000;

	private final HikariDataSource pool;

	private final boolean streamed;

	private @Nullable Connection connection;

	/**
	 * A snapshot on a connection of a pool.
	 * @param streamed whether the rows are read as they are written
	 */
	Snapshot(HikariDataSource pool, boolean streamed) {
		this.pool = pool;
		this.streamed = streamed;
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
	 * Runs the last query; its first rows have been fetched when this returns.
	 */
	public <T> Stream<T> stream(JdbcClient.StatementSpec query, RowMapper<T> mapper) {
		if (this.streamed) {
			return query.query(mapper).stream();
		}
		List<T> rows = query.query(mapper).list();
		close();
		return rows.stream();
	}

	@Override
	public void close() {
		JdbcUtils.closeConnection(this.connection);
		this.connection = null;
	}

	private Connection open() {
		if (this.connection == null) {
			try {
				this.connection = this.pool.getConnection();
				this.connection.setAutoCommit(false);
				this.connection.setReadOnly(true);
				this.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
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
		// Rows must come at once, in an index's order; to sort a million first would be
		// quicker in all and too late.
		config.setConnectionInitSql("set enable_sort = off");
		return new HikariDataSource(config);
	}

}
