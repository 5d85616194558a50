package io.ztrisk.token;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ztrisk.api.Permission;
import io.ztrisk.audit.AuditAction;
import io.ztrisk.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

/**
 * The audit entries about a token. Each account that the token reaches gets an entry that
 * does not name the others. A token for all accounts gets one entry, in the account where
 * it was changed.
 */
final class TokenAudit {

	private TokenAudit() {
	}

	static List<AuditEntry> made(Token token, String account) {
		return changes(AuditAction.TOKEN_MADE, token.id(), null, token.settings(), account);
	}

	/** The entries about a change. An account that sees no difference gets none. */
	static List<AuditEntry> changed(String id, TokenSettings before, TokenSettings after, String account) {
		return changes(AuditAction.TOKEN_CHANGED, id, before, after, account);
	}

	static List<AuditEntry> rolled(Token token, String account) {
		TokenSettings settings = token.settings();
		return accounts(settings, account).stream()
			.map((reached) -> new AuditEntry(reached, AuditAction.TOKEN_ROLLED, token.id(), List.of("value"),
					facts(settings, reached), facts(settings, reached)))
			.toList();
	}

	static List<AuditEntry> deleted(Token token, String account) {
		return changes(AuditAction.TOKEN_DELETED, token.id(), token.settings(), null, account);
	}

	private static List<AuditEntry> changes(AuditAction action, String id, @Nullable TokenSettings before,
			@Nullable TokenSettings after, String account) {
		return Stream.of(before, after)
			.filter(Objects::nonNull)
			.flatMap((settings) -> accounts(settings, account).stream())
			.distinct()
			.sorted()
			.map((reached) -> AuditEntry.of(reached, action, id, facts(before, reached), facts(after, reached)))
			.filter((entry) -> !Objects.equals(entry.before(), entry.after()))
			.toList();
	}

	private static Collection<String> accounts(TokenSettings token, String account) {
		return reachesAll(token) ? Set.of(account) : token.accounts();
	}

	private static boolean reachesAll(TokenSettings token) {
		return token.accounts().contains(Caller.ALL_ACCOUNTS);
	}

	private static @Nullable Facts facts(@Nullable TokenSettings token, String account) {
		if (token == null || !reachesAll(token) && !token.accounts().contains(account)) {
			return null;
		}
		return new Facts(List.of(reachesAll(token) ? Caller.ALL_ACCOUNTS : account), token.expiresOn(), token.name(),
				token.permissions(), token.disabled() ? TokenStatus.DISABLED : null);
	}

	/**
	 * A token without its value and hash.
	 *
	 * @param status left out unless disabled
	 */
	private record Facts(List<String> accounts, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant expiresOn,
			String name, Set<Permission> permissions,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TokenStatus status) {

	}

}
