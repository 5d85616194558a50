package io.ztrisk.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.limit.Bulkhead;
import io.ztrisk.limit.RequestBulkhead;
import io.ztrisk.token.Caller;
import io.ztrisk.token.Token;
import io.ztrisk.token.TokenGenerator;
import io.ztrisk.token.TokenRepository;
import io.ztrisk.token.TokenRevoked;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Authenticates callers by the values of their tokens. A valid token is looked up once a
 * second, so a revocation takes effect at once on the server that made it, and within a
 * second on the others. An unknown value is looked up each time.
 */
@Component
class Authenticator {

	private static final Duration LOOK_UP_INTERVAL = Duration.ofSeconds(1);

	private static final int MAX_TOKENS = 10_000;

	/** The number of bytes of the hash that are in the log. */
	private static final int LOGGED_BYTES = 4;

	private final TokenRepository tokens;

	private final TokenGenerator values;

	private final Clock clock;

	private final KnownHashes known;

	/**
	 * Concurrent look-ups of one token share a single query and its outcome, failures
	 * included. Otherwise each would wait in turn for a database that is not reachable.
	 */
	private final AsyncCache<ByteBuffer, Bearer> bearers = Caffeine.newBuilder()
		.expireAfterWrite(LOOK_UP_INTERVAL)
		.maximumSize(MAX_TOKENS)
		.executor(Runnable::run)
		.buildAsync();

	Authenticator(TokenRepository tokens, TokenGenerator values, Clock clock,
			@Qualifier("lookUpBulkhead") Bulkhead lookUps, RequestBulkhead calls) {
		this.tokens = tokens;
		this.values = values;
		this.clock = clock;
		this.known = new KnownHashes(lookUps, calls);
	}

	/** The hash of a value. The log of the call has a part of the hash from now on. */
	ByteBuffer hash(String value) {
		byte[] hash = this.values.hash(value);
		MDC.put("token", HexFormat.of().formatHex(hash, 0, LOGGED_BYTES));
		return ByteBuffer.wrap(hash);
	}

	/**
	 * Acquires the permit of a call, and authenticates its caller.
	 * @throws ApiException if the token is unknown, revoked, disabled or expired
	 */
	Caller authenticate(ByteBuffer hash, HttpServletRequest request) {
		return this.known.lookUp(hash, request, () -> authenticate(hash));
	}

	/**
	 * The caller with a value.
	 * @throws ApiException if the token is unknown, revoked, disabled or expired
	 */
	Caller authenticate(ByteBuffer hash) {
		return Optional.ofNullable(bearer(hash))
			.filter((bearer) -> !bearer.token().isExpired(this.clock.instant()))
			.map(Bearer::caller)
			.orElseThrow(() -> new ApiException(ErrorCode.AUTHENTICATION));
	}

	/** Forgets a value, and the outcome of a look-up in progress. */
	@TransactionalEventListener
	void on(TokenRevoked revoked) {
		this.bearers.synchronous().invalidate(ByteBuffer.wrap(revoked.hash()));
	}

	private @Nullable Bearer bearer(ByteBuffer hash) {
		CompletableFuture<Bearer> known = this.bearers.getIfPresent(hash);
		return (known != null) ? known.join() : lookUp(hash);
	}

	private @Nullable Bearer lookUp(ByteBuffer hash) {
		CompletableFuture<Bearer> mine = new CompletableFuture<>();
		CompletableFuture<Bearer> first = this.bearers.asMap().putIfAbsent(hash, mine);
		if (first == null) {
			mine.completeAsync(() -> find(hash), Runnable::run);
		}
		return ((first != null) ? first : mine).join();
	}

	private @Nullable Bearer find(ByteBuffer hash) {
		Optional<Token> found = this.tokens.findByHash(hash.array()).filter((token) -> !token.isDisabled());
		this.known.record(hash, found.isPresent());
		return found.map((token) -> new Bearer(token, Caller.of(token))).orElse(null);
	}

	/** A token and its caller. */
	private record Bearer(Token token, Caller caller) {

	}

}
