package io.ztrisk.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.PageRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.snapshot.Listing;
import io.ztrisk.snapshot.Lists;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Lists the accounts that hold anything. No table has them: an account is there as soon
 * as something is stored under its id.
 */
@Component
class AccountReader {

	/** Whatever an account holds, it holds a row of one of these. */
	private static final List<String> TABLES = List.of("audit_entry", "behavior_setting", "detection_settings",
			"erasure", "feed", "rejected_line", "token_account", "users");

	/**
	 * All accounts. An account costs a step in an index of each table where it has rows,
	 * however many these are. Tokens and entries that concern all accounts are stored
	 * under {@code *}.
	 */
	private static final String ALL = "select id from (" + perTable(" union ", """
			(with recursive account (id) as (
				select min(account_id) from %1$s
				union all
				select (select min(account_id) from %1$s where account_id > account.id)
				from account
				where account.id is not null)
			select id from account)""") + ") as account where id <> '*'";

	/** Those of some accounts that hold anything. */
	private static final String SOME = "select id from unnest(cast(:accounts as text[])) as reached (id) where coalesce("
			+ perTable(", ", "(select true from %s where account_id = reached.id limit 1)") + ")";

	private final Lists lists;

	AccountReader(Lists lists) {
		this.lists = lists;
	}

	/**
	 * The accounts that a caller reaches.
	 * @param name the one that is looked for, null for all
	 */
	ApiResponse<Rows<AccountPayload>> list(Caller caller, @Nullable String name, PageRequest request) {
		String order = request.descending() ? "id desc" : "id";
		return this.lists.read(
				(name == null && caller.reaches(Caller.ALL_ACCOUNTS)) ? listing(ALL, order, Map.of())
						: listing(SOME, order, Map.of("accounts", reached(caller, name).toArray(String[]::new))),
				request.page())
			.map((listed) -> ApiResponse.of(listed.rows(), listed.info()))
			.orElseThrow();
	}

	private static Listing<Boolean, AccountPayload> listing(String rows, String order, Map<String, ?> parameters) {
		return Listing.ofRows(rows, (row, number) -> AccountPayload.of(row.getString("id")), order, parameters);
	}

	private static Collection<String> reached(Caller caller, @Nullable String name) {
		if (name == null) {
			return caller.accounts();
		}
		return (AccountId.isValid(name) && caller.reaches(name)) ? List.of(name) : List.of();
	}

	private static String perTable(String separator, String part) {
		return TABLES.stream().map(part::formatted).collect(Collectors.joining(separator));
	}

}
