package io.ztrisk.user;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ApiSchema;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.behavior.RiskLevel;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds users by e-mail: who shows it, and who had it first.
 */
@Component
class UserFinder {

	private static final String ROWS = """
			select id, email, name, risk_level
			from users
			where account_id = :account and merged_into is null and (email = :email or id =
				(select user_id from user_alias where account_id = :account and email = :email))""";

	private final ListReader lists;

	UserFinder(ListReader lists) {
		this.lists = lists;
	}

	ApiResponse<FoundUsers> find(AccountId account, String email, ListRequest request) {
		// PostgreSQL has no text with U+0000; a blank is nobody's e-mail either.
		String known = (email.indexOf('\0') < 0) ? email : " ";
		String order = request.descending() ? "id desc" : "id";
		return this.lists
			.read(ListQuery.ofRows(ROWS, UserFinder::row, order, Map.of("account", account.value(), "email", known)),
					request.page())
			.map((listed) -> ApiResponse.of(new FoundUsers(listed.rows()), listed.info()))
			.orElseThrow();
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		RiskLevel level = (row.getObject("risk_level") != null) ? RiskLevel.ofRank(row.getInt("risk_level")) : null;
		return new Row(row.getString("email"), row.getString("name"), level, row.getObject("id", UUID.class));
	}

	/**
	 * The users of an e-mail.
	 */
	@ApiSchema("FoundUsers")
	record FoundUsers(Rows<Row> users) {

	}

	/**
	 * A user, scored or not.
	 */
	@ApiSchema("FoundUser")
	record Row(String email, String name, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RiskLevel riskLevel,
			UUID userId) {

	}

}
