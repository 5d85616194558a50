package io.ztrisk.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.Permission;
import io.ztrisk.query.ListQuery;
import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import static io.ztrisk.database.RowValues.instant;
import static io.ztrisk.database.RowValues.instantOrNull;

/**
 * Tokens and the accounts that they reach.
 */
public interface TokenRepository extends Repository<Token, String> {

	/**
	 * Whether a token reaches an account, and neither reaches another account which the
	 * caller does not reach, nor has a permission that the caller lacks on one of its
	 * accounts: the caller may then manage it. It is a part of statements, since the
	 * database counts the pages.
	 */
	String MANAGED = """
			token.id in (select token_id from token_account where account_id in (:account, '*'))
				and not exists (
					select from token_account, unnest(permissions || array['']) as permission
					where token_id = token.id and permission = any(cast(:known as text[]))
						and not cast(:held as text[])
							&& array[account_id || ' ' || permission, '* ' || permission])""";

	/** The tokens that a caller may manage. */
	String ROWS = """
			select id, name, permissions, expires_on, issued_on, modified_on, disabled,
				array(select account_id from token_account where token_id = token.id) as accounts
			from token
			where\s""" + MANAGED;

	/**
	 * The tokens of {@link #ROWS}, the oldest first unless descending.
	 * @param now decides whether a token has expired
	 */
	static ListQuery<?, TokenPayload> list(Caller caller, AccountId account, boolean descending, Instant now) {
		return ListQuery.ofRows(ROWS, (row, number) -> payload(row, now),
				descending ? "issued_on desc, id desc" : "issued_on, id", parameters(caller, account), 1000,
				"octet_length(cast(accounts as text))");
	}

	/** The parameters of {@link #MANAGED}. */
	static Map<String, ?> parameters(Caller caller, AccountId account) {
		return Map.of("account", account.value(), "held", held(caller), "known", known());
	}

	/**
	 * The accounts that a caller reaches, each with nothing and with each permission that
	 * the caller has on it.
	 */
	static String[] held(Caller caller) {
		return caller.accounts()
			.stream()
			.flatMap((account) -> Stream
				.concat(Stream.of(""),
						Stream.of(Permission.values())
							.filter((permission) -> caller.may(permission, account))
							.map(Permission::wire))
				.map((permission) -> account + " " + permission))
			.toArray(String[]::new);
	}

	/** Nothing and the permissions that this version knows. */
	static String[] known() {
		return Stream.concat(Stream.of(""), Stream.of(Permission.values()).map(Permission::wire))
			.toArray(String[]::new);
	}

	/** Finds a token and its accounts in one statement, since calls wait for it. */
	@Query("select t from Token t left join fetch t.accounts where t.hash = :hash")
	Optional<Token> findByHash(byte[] hash);

	Optional<Token> findById(String id);

	@Query("select t from Token t left join fetch t.accounts where t.id = :id")
	Optional<Token> findByIdWithAccounts(String id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select t from Token t where t.id = :id")
	Optional<Token> findLocked(String id);

	/** Finds the token from the environment, and the token with the new hash. */
	@Query("select t from Token t left join fetch t.accounts where t.environment = true or t.hash = :hash")
	List<Token> findEnvironmentAnd(byte[] hash);

	@Modifying
	@Query("delete from Token t where t.environment = true or t.hash = :hash")
	void deleteEnvironmentAnd(byte[] hash);

	long count();

	Token save(Token token);

	void delete(Token token);

	/**
	 * Locks the table against other writers until the end of the transaction. JPA can
	 * lock only rows that exist.
	 */
	@Modifying
	@NativeQuery("lock table token in exclusive mode")
	void lock();

	private static TokenPayload payload(ResultSet row, Instant now) throws SQLException {
		Instant issuedOn = instant(row, "issued_on");
		TokenSettings settings = new TokenSettings(row.getString("name"), Token.known(strings(row, "permissions")),
				Collections.unmodifiableSortedSet(new TreeSet<>(Arrays.asList(strings(row, "accounts")))),
				instantOrNull(row, "expires_on"), row.getBoolean("disabled"));
		return TokenPayload.of(row.getString("id"), settings, issuedOn,
				Objects.requireNonNullElse(instantOrNull(row, "modified_on"), issuedOn), now, null);
	}

	private static String[] strings(ResultSet row, String column) throws SQLException {
		return (String[]) row.getArray(column).getArray();
	}

}
