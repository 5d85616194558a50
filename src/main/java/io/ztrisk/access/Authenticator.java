package io.ztrisk.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import io.ztrisk.token.Caller;
import io.ztrisk.token.Token;
import io.ztrisk.token.TokenGenerator;
import io.ztrisk.token.TokenRepository;
import io.ztrisk.token.TokenRevoked;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells who a token's value belongs to. A good value is looked up once a second, so that
 * a revocation holds at once on the instance that made it, and within a second on the
 * others. Values that are nobody's are looked up every time.
 */
@Component
class Authenticator {

	private static final Duration TRUST = Duration.ofSeconds(1);

	private static final int MOST = 10_000;

	/** How many bytes of a value's hash the logs bear. */
	private static final int FINGERPRINT = 4;

	private final TokenRepository tokens;

	private final TokenGenerator values;

	private final Clock clock;

	/**
	 * Who looks a value up has it be known that he does: the others wait for what he
	 * finds, and fail with him. One after another they would wait for a database that is
	 * gone.
	 */
	private final AsyncCache<ByteBuffer, Bearer> bearers = Caffeine.newBuilder()
		.expireAfterWrite(TRUST)
		.maximumSize(MOST)
		.executor(Runnable::run)
		.buildAsync();

	/** The hashes of values that were good when they were last looked up. */
	private final Set<ByteBuffer> known = Collections.newSetFromMap(
			Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).<ByteBuffer, Boolean>build().asMap());

	Authenticator(TokenRepository tokens, TokenGenerator values, Clock clock) {
		this.tokens = tokens;
		this.values = values;
		this.clock = clock;
	}

	/**
	 * What a value is known by here; the logs of the call bear a part of it from now on.
	 */
	ByteBuffer hash(String value) {
		byte[] hash = this.values.hash(value);
		MDC.put("token", HexFormat.of().formatHex(hash, 0, FINGERPRINT));
		return ByteBuffer.wrap(hash);
	}

	/**
	 * Whether a value was good when it was last looked up, which says nothing of now.
	 */
	boolean knows(ByteBuffer hash) {
		return this.known.contains(hash);
	}

	/**
	 * Whose value this is.
	 * @throws ApiException if the token is unknown, revoked, disabled or expired
	 */
	Caller authenticate(ByteBuffer hash) {
		return Optional.ofNullable(bearer(hash))
			.filter((bearer) -> !bearer.token().isExpired(this.clock.instant()))
			.map(Bearer::caller)
			.orElseThrow(() -> new ApiException(ErrorCode.AUTHENTICATION));
	}

	/**
	 * Forgets a value, and what a look-up of it finds that is under way.
	 */
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
		if (found.isPresent()) {
			this.known.add(hash);
		}
		else {
			this.known.remove(hash);
		}
		return found.map((token) -> new Bearer(token, Caller.of(token))).orElse(null);
	}

	/**
	 * A token and who has it.
	 */
	private record Bearer(Token token, Caller caller) {

	}

}
