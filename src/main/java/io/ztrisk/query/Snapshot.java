package io.ztrisk.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.ztrisk.api.Rows;
import io.ztrisk.database.SnapshotTransaction;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A snapshot of the database, whose rows are read while they are written. It is closed
 * with the answer. First rows must come at once, in the order of an index. Sorting a
 * million rows first would take less time in total, but these would come too late.
 */
public final class Snapshot {

	private final Connection connection;

	Snapshot(Connection connection) throws SQLException {
		this.connection = connection;
		SnapshotTransaction.begin(connection);
		try (Statement statement = connection.createStatement()) {
			statement.execute("set local enable_sort = off");
		}
	}

	/**
	 * A client whose statements run in the snapshot.
	 * @param fetchSize the number of rows that the driver reads at once
	 */
	public JdbcClient jdbc(int fetchSize) {
		JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(this.connection, true));
		jdbc.setFetchSize(fetchSize);
		return JdbcClient.create(jdbc);
	}

	public <R> Rows<R> rows(ListQuery<?, R> query) {
		return new Rows<>(jdbc(query.fetchSize()).sql(query.ordered())
			.params(query.parameters())
			.query(query.mapper())
			.stream()
			.iterator());
	}

}
