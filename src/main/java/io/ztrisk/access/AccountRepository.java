package io.ztrisk.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ListRequest;
import io.ztrisk.query.ListQuery;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;
import io.ztrisk.token.Caller;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Accounts with data. There is no table of accounts: an account exists as soon as a row
 * with its id is stored.
 */
@Repository
class AccountRepository {

	/** An account with data has a row in one of these tables. */
	private static final List<String> TABLES = List.of("audit_entry", "behavior_setting", "custom_dataset",
			"detection_settings", "erasure", "feed", "rejected_line", "subscription", "token_account", "users");

	/** The next account: one step in an index of each table. */
	private static final String NEXT = "select least("
			+ perTable("(select min(account_id) from %s where account_id > :account)") + ")";

	/** Whether an account has data. */
	private static final String HAS_DATA = "select coalesce("
			+ perTable("(select true from %s where account_id = :account limit 1)") + ", false)";

	private static final String ROWS = "select id from unnest(cast(:accounts as text[])) as account (id)";

	private final JdbcClient jdbc;

	private final ListReader lists;

	AccountRepository(JdbcClient jdbc, ListReader lists) {
		this.jdbc = jdbc;
		this.lists = lists;
	}

	/** The accounts that a caller reaches, or the one with a name. */
	ListResult<?, AccountPayload> list(Caller caller, @Nullable String name, ListRequest request) {
		List<String> accounts = (name == null && caller.reaches(Caller.ALL_ACCOUNTS)) ? all()
				: reached(caller, name).stream().filter(this::hasData).toList();
		return this.lists.readRows(
				ListQuery.ofRows(ROWS, (row, number) -> AccountPayload.of(row.getString("id")),
						request.descending() ? "id desc" : "id", Map.of("accounts", accounts.toArray(String[]::new))),
				request.page());
	}

	/**
	 * All accounts. Tokens and audit entries that concern all accounts are stored under
	 * {@code *}.
	 */
	private List<String> all() {
		List<String> accounts = new ArrayList<>();
		Optional<String> account = after("");
		while (account.isPresent()) {
			accounts.add(account.get());
			account = after(account.get());
		}
		accounts.remove(Caller.ALL_ACCOUNTS);
		return accounts;
	}

	private Optional<String> after(String account) {
		return this.jdbc.sql(NEXT).param("account", account).query(String.class).optional();
	}

	private boolean hasData(String account) {
		return this.jdbc.sql(HAS_DATA).param("account", account).query(Boolean.class).single();
	}

	private static Collection<String> reached(Caller caller, @Nullable String name) {
		if (name == null) {
			return caller.accounts();
		}
		return (AccountId.isValid(name) && caller.reaches(name)) ? List.of(name) : List.of();
	}

	private static String perTable(String part) {
		return TABLES.stream().map(part::formatted).collect(Collectors.joining(", "));
	}

}
