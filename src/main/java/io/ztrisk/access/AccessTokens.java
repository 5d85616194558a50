package io.ztrisk.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ztrisk.api.AccountId;
import io.ztrisk.api.Permission;
import io.ztrisk.secret.Secrets;
import io.ztrisk.token.Caller;
import io.ztrisk.token.Token;
import io.ztrisk.token.TokenRepository;
import io.ztrisk.token.TokenRevoked;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Access tokens (RFC 6749) for the calls below {@code /ssf/{account_id}}. They are not
 * stored: each has the id of a token, an account, permissions and its end, with a MAC of
 * the server. So it is good only as long as the token is.
 */
@Component
public class AccessTokens {

	/** How long an access token is good. */
	public static final Duration LIFETIME = Duration.ofHours(1);

	private static final Duration LOOK_UP_INTERVAL = Duration.ofSeconds(1);

	private static final int MAX_TOKENS = 10_000;

	private static final String MAC = "HmacSHA256";

	private final Secrets secrets;

	private final TokenRepository tokens;

	private final Clock clock;

	/** Tokens by id, looked up once a second. */
	private final Cache<String, Optional<Token>> known = Caffeine.newBuilder()
		.expireAfterWrite(LOOK_UP_INTERVAL)
		.maximumSize(MAX_TOKENS)
		.executor(Runnable::run)
		.build();

	AccessTokens(Secrets secrets, TokenRepository tokens, Clock clock) {
		this.secrets = secrets;
		this.tokens = tokens;
		this.clock = clock;
	}

	/**
	 * Makes an access token.
	 * @throws io.ztrisk.api.ApiException with NOT_CONFIGURED if the server has no key
	 */
	public String issue(String tokenId, AccountId account, Set<Permission> permissions) {
		String claims = Stream
			.concat(Stream.of(tokenId, account.value(),
					Long.toString(this.clock.instant().plus(LIFETIME).getEpochSecond())),
					permissions.stream().map(Permission::wire))
			.collect(Collectors.joining(" "));
		byte[] bytes = claims.getBytes(StandardCharsets.UTF_8);
		Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
		return base64.encodeToString(bytes) + "." + base64.encodeToString(mac(bytes));
	}

	/**
	 * The caller with an access token.
	 * @return empty if it is not valid for the account, or its token is not valid any
	 * more
	 */
	Optional<Caller> caller(String value, String accountId) {
		int dot = value.indexOf('.');
		if (dot < 0 || !this.secrets.configured()) {
			return Optional.empty();
		}
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(value.substring(0, dot));
			if (!MessageDigest.isEqual(mac(bytes), Base64.getUrlDecoder().decode(value.substring(dot + 1)))) {
				return Optional.empty();
			}
			return caller(List.of(new String(bytes, StandardCharsets.UTF_8).split(" ")), accountId);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private Optional<Caller> caller(List<String> claims, String accountId) {
		Instant now = this.clock.instant();
		if (!claims.get(1).equals(accountId) || now.getEpochSecond() >= Long.parseLong(claims.get(2))) {
			return Optional.empty();
		}
		return this.known.get(claims.getFirst(), this.tokens::findByIdWithAccounts)
			.filter((token) -> !token.isDisabled() && !token.isExpired(now))
			.map(Caller::of)
			.map((caller) -> new Caller(caller.tokenId(), caller.name(),
					Map.of(accountId, held(caller, accountId, claims.subList(3, claims.size()))), null, null));
	}

	/** The permissions of an access token that its token still has. */
	private static Set<Permission> held(Caller caller, String accountId, List<String> permissions) {
		Set<Permission> held = EnumSet.noneOf(Permission.class);
		permissions.stream()
			.flatMap((wire) -> Permission.parse(wire).stream())
			.filter((permission) -> caller.mayAll(Set.of(permission), accountId))
			.forEach(held::add);
		return held;
	}

	@TransactionalEventListener
	void on(TokenRevoked revoked) {
		this.known.invalidateAll();
	}

	private byte[] mac(byte[] bytes) {
		try {
			Mac mac = Mac.getInstance(MAC);
			mac.init(new SecretKeySpec(this.secrets.derive("access token"), MAC));
			return mac.doFinal(bytes);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The JDK has no HMAC-SHA256", ex);
		}
	}

}
