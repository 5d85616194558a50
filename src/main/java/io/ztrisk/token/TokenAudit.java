package io.ztrisk.token;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.Permission;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * The audit entries about a token. Each account that the token reaches gets an entry that
 * does not name the others. A token for all accounts gets one entry in the account where
 * it was changed.
 */
final class TokenAudit {

	private TokenAudit() {
	}

	static List<AuditEntry> made(Token token, String account) {
		TokenSettings settings = token.settings();
		return accounts(settings, account).stream()
			.map((reached) -> AuditEntry.of(reached, AuditAction.TOKEN_MADE, token.id(), null,
					facts(settings, reached)))
			.toList();
	}

	/** The entries about a change. An account that sees no difference gets none. */
	static List<AuditEntry> changed(String id, TokenSettings before, TokenSettings after, String account) {
		Set<String> accounts = new TreeSet<>(accounts(before, account));
		accounts.addAll(accounts(after, account));
		return accounts.stream()
			.map((reached) -> AuditEntry.of(reached, AuditAction.TOKEN_CHANGED, id, facts(before, reached),
					facts(after, reached)))
			.filter((entry) -> !Objects.equals(entry.before(), entry.after()))
			.toList();
	}

	static List<AuditEntry> rolled(Token token, String account) {
		TokenSettings settings = token.settings();
		return accounts(settings, account).stream()
			.map((reached) -> new AuditEntry(reached, AuditAction.TOKEN_ROLLED, token.id(), List.of("value"),
					facts(settings, reached), facts(settings, reached)))
			.toList();
	}

	static List<AuditEntry> deleted(Token token, String account) {
		TokenSettings settings = token.settings();
		return accounts(settings, account).stream()
			.map((reached) -> AuditEntry.of(reached, AuditAction.TOKEN_DELETED, token.id(), facts(settings, reached),
					null))
			.toList();
	}

	private static Collection<String> accounts(TokenSettings token, String account) {
		return reachesAll(token) ? Set.of(account) : token.accounts();
	}

	private static boolean reachesAll(TokenSettings token) {
		return token.accounts().contains(Caller.ALL_ACCOUNTS);
	}

	private static @Nullable Facts facts(TokenSettings token, String account) {
		if (!reachesAll(token) && !token.accounts().contains(account)) {
			return null;
		}
		return new Facts(List.of(reachesAll(token) ? Caller.ALL_ACCOUNTS : account), token.expiresOn(), token.name(),
				token.permissions(), token.disabled() ? TokenStatus.DISABLED : null);
	}

	/**
	 * A token without its value and the hash of it.
	 *
	 * @param status left out unless disabled
	 */
	private record Facts(List<String> accounts, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant expiresOn,
			String name, Set<Permission> permissions,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TokenStatus status) {

	}

}
