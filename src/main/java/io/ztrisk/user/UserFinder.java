package io.ztrisk.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.RiskLevel;
import io.ztrisk.api.Rows;
import io.ztrisk.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds users by e-mail: who shows it, and who had it first.
 */
@Component
class UserFinder {

	private static final String WHERE = """
			 from users
			where account_id = :account and merged_into is null and (email = :email or id =
				(select user_id from user_alias where account_id = :account and email = :email))""";

	private final Snapshot snapshot;

	UserFinder(Snapshot snapshot) {
		this.snapshot = snapshot;
	}

	Found find(AccountId account, String email, PageRequest request) {
		if (email.indexOf('\0') >= 0) {
			return new Found(new Rows<>(Stream.empty()), 0);
		}
		long total = (request.page() != null)
				? query("select count(*)" + WHERE, account, email).query(Long.class).single() : 0;
		JdbcClient.StatementSpec query = query(
				"select id, email, name, risk_level" + WHERE + " order by id limit :limit offset :offset", account,
				email)
			.param("limit", (request.page() != null) ? request.page().size() : Integer.MAX_VALUE)
			.param("offset", (request.page() != null) ? request.page().offset() : 0);
		return new Found(new Rows<>(this.snapshot.stream(query, (row, number) -> row(row))), total);
	}

	private JdbcClient.StatementSpec query(String sql, AccountId account, String email) {
		return this.snapshot.query(sql).param("account", account.value()).param("email", email);
	}

	private static Row row(ResultSet row) throws SQLException {
		RiskLevel level = (row.getObject("risk_level") != null) ? RiskLevel.ofRank(row.getInt("risk_level")) : null;
		return new Row(row.getString("email"), row.getString("name"), level, row.getObject("id", UUID.class));
	}

	/**
	 * Rows and how many there are on all pages.
	 */
	record Found(Rows<Row> users, long total) {

	}

	/**
	 * A user, scored or not.
	 */
	record Row(String email, String name, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel riskLevel,
			UUID userId) {

	}

}
