package io.ztrisk.token;

import java.time.Clock;
import java.util.Optional;

import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditLog;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the token from the environment, or creates a token in an empty database, before
 * the web server accepts connections.
 */
@Component
class BootstrapToken implements SmartInitializingSingleton {

	private final TokenRepository tokens;

	private final TokenGenerator values;

	private final AuditLog audit;

	private final Clock clock;

	private final TransactionTemplate transaction;

	private final @Nullable String adminToken;

	BootstrapToken(TokenRepository tokens, TokenGenerator values, AuditLog audit, Clock clock,
			PlatformTransactionManager transactions, BootstrapProperties properties) {
		this.tokens = tokens;
		this.values = values;
		this.audit = audit;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
		this.adminToken = properties.adminToken();
	}

	@Override
	public void afterSingletonsInstantiated() {
		String value = this.adminToken;
		if (value != null) {
			this.transaction.executeWithoutResult((status) -> replaceEnvironmentToken(value));
		}
		else {
			// Not in the log: logs are stored, and this secret is shown once.
			makeIfNone().ifPresent((made) -> System.out.println("The first token, shown only once: " + made));
		}
	}

	/**
	 * Locks the table, since several servers may start at once. A token of an older
	 * version keeps its id and gets the permissions that are new.
	 */
	private void replaceEnvironmentToken(String value) {
		this.tokens.lock();
		byte[] hash = this.values.hash(value);
		Optional<Token> found = this.tokens.findByHash(hash).filter(BootstrapToken::isUnlimited);
		if (found.isPresent()) {
			complete(found.get());
			return;
		}
		this.tokens.findEnvironmentAnd(hash)
			.forEach((token) -> this.audit.record(Actor.SERVER, TokenAudit.deleted(token, Caller.ALL_ACCOUNTS)));
		this.tokens.deleteEnvironmentAnd(hash);
		save(unlimited("ZTRISK_ADMIN_TOKEN", hash).fromEnvironment());
	}

	private static boolean isUnlimited(Token token) {
		return token.isFromEnvironment() && !token.isDisabled() && token.expiresOn() == null
				&& token.reaches(Caller.ALL_ACCOUNTS);
	}

	private void complete(Token token) {
		TokenSettings before = token.settings();
		TokenSettings after = TokenSettings.unlimited(before.name());
		if (!Caller.of(token).mayAll(after.permissions(), Caller.ALL_ACCOUNTS)) {
			token.change(after, this.clock.instant());
			this.audit.record(Actor.SERVER, TokenAudit.changed(token.id(), before, after, Caller.ALL_ACCOUNTS));
		}
	}

	private Optional<String> makeIfNone() {
		Optional<String> made = this.transaction.execute((status) -> {
			this.tokens.lock();
			return (this.tokens.count() == 0) ? Optional.of(make()) : Optional.empty();
		});
		return (made != null) ? made : Optional.empty();
	}

	private String make() {
		String value = this.values.newValue();
		save(unlimited("First token", this.values.hash(value)));
		return value;
	}

	private void save(Token token) {
		this.tokens.save(token);
		this.audit.record(Actor.SERVER, TokenAudit.made(token, Caller.ALL_ACCOUNTS));
	}

	private Token unlimited(String name, byte[] hash) {
		return new Token(this.values.newId(), hash, TokenSettings.unlimited(name), this.clock.instant());
	}

}
