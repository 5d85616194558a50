package io.ztrisk.access;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.ztrisk.api.AccountId;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes, shows, rolls and revokes tokens, and tells who a value belongs to.
 */
@Service
class TokenService {

	private final TokenRepository tokens;

	private final TokenValues values;

	private final Clock clock;

	TokenService(TokenRepository tokens, TokenValues values, Clock clock) {
		this.tokens = tokens;
		this.values = values;
		this.clock = clock;
	}

	/**
	 * Whose value this is. Nothing is cached, so that a revocation holds from the next
	 * call on, on every instance; and there is no transaction, so that it costs one round
	 * trip.
	 * @throws ApiException if the token is unknown, revoked or expired
	 */
	Caller authenticate(String value) {
		byte[] hash = this.values.hash(value);
		return this.tokens.findByHash(hash)
			.filter((token) -> MessageDigest.isEqual(token.hash(), hash))
			.filter((token) -> !token.isExpired(this.clock.instant()))
			.map(Caller::of)
			.orElseThrow(() -> new ApiException(ErrorCode.AUTHENTICATION));
	}

	@Transactional
	TokenPayload make(Caller caller, AccountId account, JsonNode body) {
		Instant now = now();
		TokenRequest request = TokenRequest.of(body, account, now);
		caller.requireAll(request.accounts(), request.permissions());
		String value = this.values.newValue();
		Token token = new Token(this.values.newId(), this.values.hash(value), request, now);
		this.tokens.save(token);
		return TokenPayload.of(token, now, value);
	}

	@Transactional(readOnly = true)
	List<TokenPayload> list(Caller caller, AccountId account) {
		Instant now = now();
		return this.tokens.findReaching(account.value())
			.stream()
			.filter(caller::covers)
			.map((token) -> TokenPayload.of(token, now, null))
			.toList();
	}

	@Transactional(readOnly = true)
	TokenPayload get(Caller caller, AccountId account, String id) {
		return TokenPayload.of(checked(caller, account, this.tokens.findById(id)), now(), null);
	}

	@Transactional
	String roll(Caller caller, AccountId account, String id) {
		Token token = checked(caller, account, this.tokens.findLocked(id));
		String value = this.values.newValue();
		token.roll(this.values.hash(value));
		return value;
	}

	@Transactional
	DeletedToken delete(Caller caller, AccountId account, String id) {
		this.tokens.delete(checked(caller, account, this.tokens.findLocked(id)));
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
