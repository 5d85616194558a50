package io.ztrisk.access;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.Permission;
import io.ztrisk.audit.Action;
import io.ztrisk.audit.Entry;
import org.jspecify.annotations.Nullable;

/**
 * What the audit tells of a token: an entry for each account that it reaches, which says
 * nothing of the others; of one that reaches all, an entry where it was changed.
 */
final class TokenEntries {

	private TokenEntries() {
	}

	static List<Entry> made(Token token, String account) {
		return accounts(token, account).stream()
			.map((reached) -> Entry.of(reached, Action.TOKEN_MADE, token.id(), null, facts(token, reached)))
			.toList();
	}

	static List<Entry> rolled(Token token, String account) {
		return accounts(token, account).stream()
			.map((reached) -> new Entry(reached, Action.TOKEN_ROLLED, token.id(), List.of("value"),
					facts(token, reached), facts(token, reached)))
			.toList();
	}

	static List<Entry> deleted(Token token, String account) {
		return accounts(token, account).stream()
			.map((reached) -> Entry.of(reached, Action.TOKEN_DELETED, token.id(), facts(token, reached), null))
			.toList();
	}

	private static Collection<String> accounts(Token token, String account) {
		return reachesAll(token) ? Set.of(account) : token.accounts();
	}

	private static boolean reachesAll(Token token) {
		return token.accounts().contains(Caller.ALL_ACCOUNTS);
	}

	private static Facts facts(Token token, String account) {
		return new Facts(List.of(reachesAll(token) ? Caller.ALL_ACCOUNTS : account), token.expiresOn(), token.name(),
				token.permissions());
	}

	/**
	 * A token as it may be shown, without its value and the hash of it.
	 */
	private record Facts(List<String> accounts, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant expiresOn,
			String name, Set<Permission> permissions) {

	}

}
