package io.ztrisk.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditLog;
import io.ztrisk.query.ListReader;
import io.ztrisk.query.ListResult;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates, shows, changes, rolls and deletes tokens.
 */
@Service
class TokenService {

	private final TokenRepository tokens;

	private final ListReader lists;

	private final TokenGenerator values;

	private final ApplicationEventPublisher publisher;

	private final AuditLog audit;

	private final Clock clock;

	TokenService(TokenRepository tokens, ListReader lists, TokenGenerator values, ApplicationEventPublisher publisher,
			AuditLog audit, Clock clock) {
		this.tokens = tokens;
		this.lists = lists;
		this.values = values;
		this.publisher = publisher;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional
	TokenPayload make(Actor actor, Caller caller, AccountId account, TokenRequest request) {
		Instant now = this.clock.instant();
		TokenSettings settings = request.create(account, now);
		caller.requireAll(settings.accounts(), settings.permissions());
		String value = this.values.newValue();
		Token token = new Token(this.values.newId(), this.values.hash(value), settings, now);
		this.tokens.save(token);
		this.audit.record(actor, TokenAudit.made(token, account.value()));
		return TokenPayload.of(token, now, value);
	}

	ListResult<?, TokenPayload> list(Caller caller, AccountId account, ListRequest request) {
		return this.lists.readRows(TokenRepository.list(caller, account, request.descending(), this.clock.instant()),
				request.page());
	}

	@Transactional(readOnly = true)
	TokenPayload get(Caller caller, AccountId account, String id) {
		return TokenPayload.of(checked(caller, account, this.tokens.findById(id)), this.clock.instant(), null);
	}

	/** Changes a token. A request without changes writes nothing. */
	@Transactional
	TokenPayload change(Actor actor, Caller caller, AccountId account, String id, TokenRequest request) {
		Token token = checked(caller, account, this.tokens.findLocked(id));
		Instant now = this.clock.instant();
		TokenSettings before = token.settings();
		TokenSettings after = request.change(before, now);
		caller.requireAll(after.accounts(), after.permissions());
		if (!after.equals(before)) {
			this.publisher.publishEvent(new TokenRevoked(token.hash()));
			if (!before.isUsable(now) || !after.isUsable(now)) {
				this.publisher.publishEvent(new TokenUnusable(id));
			}
			token.change(after, now);
			this.audit.record(actor, TokenAudit.changed(id, before, after, account.value()));
		}
		return TokenPayload.of(token, now, null);
	}

	@Transactional
	String roll(Actor actor, Caller caller, AccountId account, String id) {
		Token token = checked(caller, account, this.tokens.findLocked(id));
		this.publisher.publishEvent(new TokenRevoked(token.hash()));
		String value = this.values.newValue();
		token.roll(this.values.hash(value), this.clock.instant());
		this.audit.record(actor, TokenAudit.rolled(token, account.value()));
		return value;
	}

	@Transactional
	void delete(Actor actor, Caller caller, AccountId account, String id) {
		Token token = checked(caller, account, this.tokens.findLocked(id));
		this.publisher.publishEvent(new TokenRevoked(token.hash()));
		this.audit.record(actor, TokenAudit.deleted(token, account.value()));
		this.tokens.delete(token);
	}

	private Token checked(Caller caller, AccountId account, Optional<Token> found) {
		Token token = found.filter((candidate) -> candidate.reaches(account.value()))
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_TOKEN));
		caller.requireAll(token.accounts(), token.permissions());
		return token;
	}

}
