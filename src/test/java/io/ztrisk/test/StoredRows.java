package io.ztrisk.test;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What calls have stored. The server also works without calls: it folds tallies and sends
 * messages. So of tallies the sums count, of a subscription only what calls set, and of
 * deliveries, which no call stores alone, nothing. Pruning is kept away with
 * {@link io.ztrisk.retention.NoPruning}.
 */
public final class StoredRows {

	private static final Map<String, String> CONTENTS = Map.of("tally",
			"(select account_id, kind, day, key, sum(n) from tally group by 1, 2, 3, 4)", "subscription",
			"(select account_id, id, kind, owner, reference_id, url, config, sealed, status from subscription)");

	private StoredRows() {
	}

	/**
	 * By table, the number of its rows and a hash of their contents and their last
	 * transactions, of all accounts.
	 */
	public static Map<String, String> of(JdbcClient database) {
		Map<String, String> tables = new TreeMap<>();
		for (String table : database.sql("""
				select table_name from information_schema.tables
				where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'delivery'""")
			.query(String.class)
			.list()) {
			String rows = CONTENTS.getOrDefault(table, "(select xmin::text, t.* from %s t)".formatted(table));
			tables.put(table,
					database
						.sql("select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from %s t"
							.formatted(rows))
						.query(String.class)
						.single());
		}
		return tables;
	}

}
