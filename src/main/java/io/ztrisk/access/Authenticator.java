package io.ztrisk.access;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ztrisk.api.ApiException;
import io.ztrisk.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells who a token's value belongs to. A good value is looked up once a second, so that
 * a revocation holds at once on the instance that made it, and within a second on the
 * others. Values that are not known are looked up every time.
 */
@Component
class Authenticator {

	private static final Duration TRUST = Duration.ofSeconds(1);

	private static final int MOST = 10_000;

	/** How many bytes of a value's hash the logs bear. */
	private static final int FINGERPRINT = 4;

	private final TokenRepository tokens;

	private final TokenValues values;

	private final Clock clock;

	private final Cache<ByteBuffer, Bearer> bearers = Caffeine.newBuilder()
		.expireAfterWrite(TRUST)
		.maximumSize(MOST)
		.executor(Runnable::run)
		.build();

	Authenticator(TokenRepository tokens, TokenValues values, Clock clock) {
		this.tokens = tokens;
		this.values = values;
		this.clock = clock;
	}

	/**
	 * Whose value this is.
	 * @throws ApiException if the token is unknown, revoked or expired
	 */
	Caller authenticate(String value) {
		byte[] hash = this.values.hash(value);
		MDC.put("token", HexFormat.of().formatHex(hash, 0, FINGERPRINT));
		return Optional.ofNullable(this.bearers.get(ByteBuffer.wrap(hash), this::find))
			.filter((bearer) -> !bearer.token().isExpired(this.clock.instant()))
			.map(Bearer::caller)
			.orElseThrow(() -> new ApiException(ErrorCode.AUTHENTICATION));
	}

	/**
	 * Waits for a look-up of the value that is under way: what that found is forgotten.
	 */
	@TransactionalEventListener
	void on(ValueRevoked revoked) {
		this.bearers.invalidate(ByteBuffer.wrap(revoked.hash()));
	}

	private @Nullable Bearer find(ByteBuffer hash) {
		return this.tokens.findByHash(hash.array()).map((token) -> new Bearer(token, Caller.of(token))).orElse(null);
	}

	/**
	 * A token and who has it.
	 */
	private record Bearer(Token token, Caller caller) {

	}

}
