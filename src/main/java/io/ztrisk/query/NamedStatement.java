package io.ztrisk.query;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * A statement whose named parameters have been found, once and not with every call.
 *
 * @param sql with the parameters as question marks
 * @param names where which one stands
 */
record NamedStatement(String sql, ParsedSql names) {

	static NamedStatement of(String sql) {
		ParsedSql names = NamedParameterUtils.parseSqlStatement(sql);
		return new NamedStatement(NamedParameterUtils.substituteNamedParameters(names, null), names);
	}

	<T> T query(JdbcOperations jdbc, SqlParameterSource parameters, ResultSetExtractor<T> rows) {
		return jdbc.query(this.sql, rows, NamedParameterUtils.buildValueArray(this.names, parameters, null));
	}

}
