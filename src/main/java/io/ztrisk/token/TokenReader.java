package io.ztrisk.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Permission;
import io.ztrisk.api.Rows;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Lists tokens. What its caller may not see is left out by the database, since pages are
 * counted there.
 */
@Component
class TokenReader {

	private static final String ROWS = """
			select id, name, permissions, expires_on, issued_on, modified_on, disabled,
				array(select account_id from token_account where token_id = token.id) as accounts
			from token
			where id in (select token_id from token_account where account_id in (:account, '*'))
				and not permissions && cast(:lacked as text[])
				and (:everywhere or not exists (
					select from token_account where token_id = token.id and account_id <> all(cast(:reached as text[]))))""";

	private final ListReader lists;

	TokenReader(ListReader lists) {
		this.lists = lists;
	}

	/**
	 * The tokens that reach an account and that the caller covers, oldest first.
	 */
	ApiResponse<Rows<TokenPayload>> list(Caller caller, AccountId account, ListRequest request, Instant now) {
		String[] lacked = Stream.of(Permission.values())
			.filter((permission) -> !caller.may(permission))
			.map(Permission::wire)
			.toArray(String[]::new);
		Map<String, Object> parameters = Map.of("account", account.value(), "lacked", lacked, "everywhere",
				caller.reaches(Caller.ALL_ACCOUNTS), "reached", caller.accounts().toArray(String[]::new));
		String order = request.descending() ? "issued_on desc, id desc" : "issued_on, id";
		return this.lists
			.read(ListQuery.ofRows(ROWS, (row, number) -> payload(row, now), order, parameters, 1000,
					"octet_length(cast(accounts as text))"), request.page())
			.map((listed) -> ApiResponse.of(listed.rows(), listed.info()))
			.orElseThrow();
	}

	private static TokenPayload payload(ResultSet row, Instant now) throws SQLException {
		Instant issuedOn = row.getObject("issued_on", OffsetDateTime.class).toInstant();
		Instant modifiedOn = instant(row, "modified_on");
		TokenRequest state = new TokenRequest(row.getString("name"), Token.known(strings(row, "permissions")),
				Collections.unmodifiableSortedSet(new TreeSet<>(Arrays.asList(strings(row, "accounts")))),
				instant(row, "expires_on"), row.getBoolean("disabled"));
		return TokenPayload.of(row.getString("id"), state, issuedOn, (modifiedOn != null) ? modifiedOn : issuedOn, now,
				null);
	}

	private static String[] strings(ResultSet row, String column) throws SQLException {
		return (String[]) row.getArray(column).getArray();
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
