package io.ztrisk.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The stored rows of an account.
 *
 * @param rows by table, as COPY takes them
 */
record Stored(Map<String, byte[]> rows) {

	/** All that a body is stored in, referenced tables first. */
	private static final List<String> TABLES = List.of("users", "user_alias", "event", "observation", "sighting", "known_user", "suppressed",
			"risk_change", "act", "rejected_line", "feed", "change_head", "tally");

	/** Those that refer to users. */
	private static final List<String> OF_USERS = TABLES.subList(1, 9);

	/**
	 * Reads an account's rows out, in the order in which they lie, as another's.
	 */
	static Stored of(Connection connection, String account, String as) throws SQLException, IOException {
		Map<String, byte[]> rows = new LinkedHashMap<>();
		for (String table : TABLES) {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			long count = copy(connection).copyOut("copy (select '%s' as account_id, %s from %s where account_id = '%s') to stdout"
				.formatted(as, columns(connection, table), table, account), out);
			if (count > 0) {
				rows.put(table, out.toByteArray());
			}
		}
		return new Stored(rows);
	}

	/**
	 * Copies the rows in, all in one transaction.
	 * @return how long it took, in nanoseconds
	 */
	long copyIn(Connection connection) throws SQLException, IOException {
		Map<String, String> statements = new LinkedHashMap<>();
		for (String table : this.rows.keySet()) {
			statements.put(table,
					"copy %s (account_id, %s) from stdin".formatted(table, columns(connection, table)));
		}
		connection.setAutoCommit(false);
		long start = System.nanoTime();
		for (Map.Entry<String, byte[]> table : this.rows.entrySet()) {
			copy(connection).copyIn(statements.get(table.getKey()), new ByteArrayInputStream(table.getValue()));
		}
		connection.commit();
		long nanos = System.nanoTime() - start;
		connection.setAutoCommit(true);
		return nanos;
	}

	/**
	 * Empties all of it, of every account, so that the next measurement finds what this
	 * one found. Without fresh statistics autovacuum would gather them, in the middle of
	 * the next transaction as it may happen, and plans would go by tables that have pages
	 * and no rows.
	 */
	static void clear(Connection connection) throws SQLException {
		Database.run(connection, "truncate " + String.join(", ", TABLES));
		Database.run(connection, "vacuum analyze");
		Database.run(connection, "checkpoint");
	}

	/**
	 * Deletes what an account has of users that have come since, so that the next
	 * measurement finds what this one found.
	 */
	static void delete(Connection connection, String account, Instant since) throws SQLException {
		String of = " where account_id = '%s'".formatted(account);
		String users = of + " and email_at > '%s'".formatted(since);
		for (String table : OF_USERS.reversed()) {
			Database.run(connection, "delete from " + table + of + " and user_id in (select id from users" + users + ")");
		}
		Database.run(connection, "delete from users" + users);
		Database.run(connection, "delete from feed" + of);
		Database.run(connection, "vacuum analyze");
	}

	private static CopyManager copy(Connection connection) throws SQLException {
		return connection.unwrap(PGConnection.class).getCopyAPI();
	}

	private static String columns(Connection connection, String table) throws SQLException {
		return Database.ask(connection, """
				select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
				from information_schema.columns
				where table_name = '%s' and column_name <> 'account_id'""".formatted(table));
	}

}
