package io.ztrisk.test;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A temporary copy of a table, which its connection uses in place of the table.
 * PostgreSQL knows it as empty, and keeps the plans that it makes for it, as it does in
 * the first minute of a new server. A statement that takes longer than two seconds fails.
 */
public final class EmptyTable implements AutoCloseable {

	private final SingleConnectionDataSource connection;

	public EmptyTable(Environment server, String table) {
		String url = server.getRequiredProperty("spring.datasource.url");
		this.connection = new SingleConnectionDataSource(url + (url.contains("?") ? "&" : "?") + "prepareThreshold=1",
				server.getRequiredProperty("spring.datasource.username"),
				server.getRequiredProperty("spring.datasource.password"), true);
		jdbc().sql("create temporary table %1$s (like public.%1$s including all)".formatted(table)).update();
		jdbc().sql("vacuum analyze " + table).update();
		jdbc().sql("set plan_cache_mode = force_generic_plan").update();
		jdbc().sql("set statement_timeout = '2s'").update();
	}

	public JdbcClient jdbc() {
		return JdbcClient.create(this.connection);
	}

	@Override
	public void close() {
		this.connection.destroy();
	}

}
