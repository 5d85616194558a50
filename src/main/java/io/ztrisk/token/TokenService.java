package io.ztrisk.token;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ApiResponse;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.api.ListRequest;
import io.ztrisk.api.Rows;
import io.ztrisk.audit.Actor;
import io.ztrisk.audit.AuditLog;
import tools.jackson.databind.JsonNode;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, shows, changes, rolls and revokes tokens.
 */
@Service
class TokenService {

	private final TokenRepository tokens;

	private final TokenReader reader;

	private final TokenGenerator values;

	private final ApplicationEventPublisher announcements;

	private final AuditLog audit;

	private final Clock clock;

	TokenService(TokenRepository tokens, TokenReader reader, TokenGenerator values,
			ApplicationEventPublisher announcements, AuditLog audit, Clock clock) {
		this.tokens = tokens;
		this.reader = reader;
		this.values = values;
		this.announcements = announcements;
		this.audit = audit;
		this.clock = clock;
	}

	@Transactional
	TokenPayload make(Actor actor, Caller caller, AccountId account, JsonNode body) {
		Instant now = now();
		TokenRequest request = TokenRequest.of(body, account, now);
		caller.requireAll(request.accounts(), request.permissions());
		String value = this.values.newValue();
		Token token = new Token(this.values.newId(), this.values.hash(value), request, now);
		this.tokens.save(token);
		this.audit.record(actor, TokenAudit.made(token, account.value()));
		return TokenPayload.of(token, now, value);
	}

	ApiResponse<Rows<TokenPayload>> list(Caller caller, AccountId account, ListRequest request) {
		return this.reader.list(caller, account, request, now());
	}

	@Transactional(readOnly = true)
	TokenPayload get(Caller caller, AccountId account, String id) {
		return TokenPayload.of(checked(caller, account, this.tokens.findById(id)), now(), null);
	}

	/**
	 * Changes a token. Nothing is noted, and no time, where it stays as it is.
	 */
	@Transactional
	TokenPayload change(Actor actor, Caller caller, AccountId account, String id, JsonNode body) {
		Token token = checked(caller, account, this.tokens.findLocked(id));
		Instant now = now();
		TokenRequest before = token.asRequest();
		TokenRequest after = before.changed(body, now);
		caller.requireAll(after.accounts(), after.permissions());
		if (!after.equals(before)) {
			this.announcements.publishEvent(new TokenRevoked(token.hash()));
			token.change(after, now);
			this.audit.record(actor, TokenAudit.changed(id, before, after, account.value()));
		}
		return TokenPayload.of(token, now, null);
	}

	@Transactional
	String roll(Actor actor, Caller caller, AccountId account, String id) {
		Token token = checked(caller, account, this.tokens.findLocked(id));
		this.announcements.publishEvent(new TokenRevoked(token.hash()));
		String value = this.values.newValue();
		token.roll(this.values.hash(value), now());
		this.audit.record(actor, TokenAudit.rolled(token, account.value()));
		return value;
	}

	@Transactional
	DeletedToken delete(Actor actor, Caller caller, AccountId account, String id) {
		Token token = checked(caller, account, this.tokens.findLocked(id));
		this.announcements.publishEvent(new TokenRevoked(token.hash()));
		this.audit.record(actor, TokenAudit.deleted(token, account.value()));
		this.tokens.delete(token);
		return new DeletedToken(id);
	}

	private Token checked(Caller caller, AccountId account, Optional<Token> found) {
		Token token = found.filter((candidate) -> candidate.reaches(account.value()))
			.orElseThrow(() -> new ApiException(ErrorCode.UNKNOWN_TOKEN));
		caller.requireAll(token.accounts(), token.permissions());
		return token;
	}

	/**
	 * The time, no finer than the database keeps it.
	 */
	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
